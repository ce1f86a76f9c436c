import { attachPhotos } from '@gorozhanin/domain/reports/api'
import { answerLacks } from '@gorozhanin/domain/reports/moves'
import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { outcomes } from '@gorozhanin/domain/reports/status'
import { useReasonLists } from '../../api/city.ts'
import { PhotoUploads } from '../../parts/photo-uploads.tsx'
import { isUploading, useUploads } from '../../parts/use-uploads.ts'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** Under this the reviewer sees the mark «короткий ответ». */
const shortCharacters = 30

/** The answer of an agency: outcome, words for the resident, photos of the place. It begins with what its performer wrote. */
export function AnswerForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'explanation')
  const { text: written = '', photos: taken = [] } = card.draft ?? {}
  const [draft, change] = useDraft(card.number, 'answer', { text: written, photos: taken })
  const sending = useUploads({
    door: attachPhotos,
    number: card.number,
    onStored: (photo) => change(({ photos }) => ({ photos: [...photos, photo] })),
  })
  const { outcome, photos } = draft
  const reason = reasons.find(({ code }) => outcome === 'explained' && code === draft.reason)?.code
  const text = draft.text.trim()
  const lacks = () => {
    if (outcome === null) return t('form.answer.outcome.missing')
    const missing = answerLacks(outcome, photos.length, reason)
    if (missing?.field === 'reason') return t('form.reason.missing')
    if (text === '') return t('form.text.missing')
    if (isUploading(sending)) return t('form.answer.uploading')
    return missing && t(`form.answer.photo.${outcome}`)
  }
  const keys = photos.map(({ key }) => key)
  const isShort = text !== '' && [...text].length < shortCharacters
  return (
    <MoveForm
      title={t('form.answer.title')}
      send={t('form.answer.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        outcome &&
        onSend(
          { move: 'answer', outcome, ...(reason && { reason }), text, photos: keys },
          { onSuccess: () => dropDraft(card.number, 'answer') },
        )
      }
      onClose={onClose}
    >
      <RadioGroup
        label={t('form.answer.outcome')}
        value={outcome}
        onChange={(id) => change({ outcome: outcomes.find((one) => one === id) ?? null })}
        options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`), note: t(`outcome.${id}.note`) }))}
      />
      {outcome === 'explained' && (
        <Select
          label={t('form.answer.reason')}
          value={reason ?? null}
          onChange={(id) => change({ reason: id })}
          options={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
          error={faultOf('reason', reason)}
        />
      )}
      <WordsField
        label={t('form.answer.text')}
        help={isShort ? t('form.answer.short') : t('form.answer.help')}
        draft={draft}
        change={change}
        faultOf={faultOf}
        rows={4}
      />
      <PhotoUploads
        photos={photos}
        sending={sending}
        onRemove={(key) => change({ photos: photos.filter((photo) => photo.key !== key) })}
        error={faultOf('photos', keys)}
      />
    </MoveForm>
  )
}
