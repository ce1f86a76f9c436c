import { attachPhotos, limits } from '@gorozhanin/domain/reports/api'
import { answerLacks } from '@gorozhanin/domain/reports/moves'
import { outcomes } from '@gorozhanin/domain/reports/status'
import { PhotoUploads } from '../../parts/photo-uploads.tsx'
import { isUploading, useUploads } from '../../parts/use-uploads.ts'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import { MoveForm } from './move-form.tsx'
import type { MoveFormCommon } from './short-forms.tsx'

/** Under this the reviewer sees the mark «короткий ответ». */
const shortCharacters = 30

/** The answer of an agency: outcome, words for the resident, photos of the place. */
export function AnswerForm({ card, pending, refused, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'answer')
  const sending = useUploads({
    door: attachPhotos,
    number: card.number,
    onStored: (photo) => change(({ photos }) => ({ photos: [...photos, photo] })),
  })
  const { outcome, photos } = draft
  const text = draft.text.trim()
  const lacks = () => {
    if (outcome === null) return t('form.answer.outcome.missing')
    if (text === '') return t('form.text.missing')
    if (isUploading(sending)) return t('form.answer.uploading')
    return answerLacks(outcome, photos.length) ? t(`form.answer.photo.${outcome}`) : null
  }
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
          { move: 'answer', outcome, text, photos: photos.map(({ key }) => key) },
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
      <TextArea
        label={t('form.answer.text')}
        help={isShort ? t('form.answer.short') : t('form.answer.help')}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={limits.textCharacters}
        rows={4}
      />
      <PhotoUploads
        photos={photos}
        sending={sending}
        onRemove={(key) => change({ photos: photos.filter((photo) => photo.key !== key) })}
      />
    </MoveForm>
  )
}
