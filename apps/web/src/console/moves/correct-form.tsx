import { limits } from '@gorozhanin/domain/reports/api'
import { useQuery } from '@tanstack/react-query'
import { categoriesQuery } from '../../api/city.ts'
import { PlacePicker } from '../../parts/place-picker.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { type Corrected, CorrectionPreviewLine } from './correction-preview.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'

/** Public text, category and place put right; before it is saved the new agency and the new date are shown. */
export function CorrectForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const names = useNames()
  const catalogue = useQuery(categoriesQuery).data
  const [draft, change] = useDraft(card.number, 'correct', { category: card.category.code, text: card.text })
  const { category, place } = draft
  const text = draft.text.trim()
  const chosen = catalogue?.categories.find(({ code }) => code === category)
  const isMoved = chosen !== undefined && chosen.code !== card.category.code
  const isReworded = text !== card.text
  const standing = chosen ?? catalogue?.categories.find(({ code }) => code === card.category.code)
  const corrected: Corrected = {
    ...(isMoved && { category: chosen.code }),
    ...(place && { lon: place.lon, lat: place.lat }),
    ...(place?.address && { address: place.address }),
    ...(place?.house && standing?.place === 'building' && { objectId: place.house }),
  }
  const lacks = () => {
    if (category === null) return t('form.correct.category.missing')
    if (text === '') return t('form.text.missing')
    return isMoved || place || isReworded ? null : t('problem.report.nothing_changed')
  }
  return (
    <MoveForm
      title={t('form.correct.title')}
      send={t('form.correct.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'correct', ...corrected, ...(isReworded && { text }) },
          { onSuccess: () => dropDraft(card.number, 'correct') },
        )
      }
      onClose={onClose}
    >
      <TextArea
        label={t('form.correct.text')}
        help={t('form.correct.help')}
        error={faultOf('text', text)}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={limits.textCharacters}
        rows={3}
      />
      <ComboBox
        label={t('form.correct.category')}
        value={category}
        onChange={(id) => change({ category: id })}
        options={(catalogue?.categories ?? []).map(({ code, name, group }) => {
          const within = catalogue?.groups.find((one) => one.code === group)
          return { id: code, label: names(name), ...(within && { note: names(within.name) }) }
        })}
        error={faultOf('category', category)}
      />
      <PlacePicker
        place={card.place}
        address={card.address}
        value={place}
        onChange={(next) => change({ place: next })}
        error={faultOf('lon', corrected.lon) ?? faultOf('objectId', corrected.objectId)}
      />
      {(isMoved || place) && (
        <CorrectionPreviewLine number={card.number} version={card.version} corrected={corrected} />
      )}
    </MoveForm>
  )
}
