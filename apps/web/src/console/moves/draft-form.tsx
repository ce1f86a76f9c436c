import { attachPhotos, limits } from '@gorozhanin/domain/reports/api'
import { PhotoUploads } from '../../parts/photo-uploads.tsx'
import { isUploading, useUploads } from '../../parts/use-uploads.ts'
import { TextArea } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'

/** What the performer would answer: the agency puts it right and gives it. */
export function DraftForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const { text: written = '', photos: taken = [] } = card.draft ?? {}
  const [draft, change] = useDraft(card.number, 'draft_answer', { text: written, photos: taken })
  const sending = useUploads({
    door: attachPhotos,
    number: card.number,
    onStored: (photo) => change(({ photos }) => ({ photos: [...photos, photo] })),
  })
  const { photos } = draft
  const text = draft.text.trim()
  const keys = photos.map(({ key }) => key)
  const lacks = () => {
    if (text === '') return t('form.text.missing')
    return isUploading(sending) ? t('form.answer.uploading') : null
  }
  return (
    <MoveForm
      title={t('form.draft_answer.title')}
      send={t('form.draft_answer.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'draft_answer', text, photos: keys },
          { onSuccess: () => dropDraft(card.number, 'draft_answer') },
        )
      }
      onClose={onClose}
    >
      <TextArea
        label={t('form.draft_answer.text')}
        help={t('form.draft_answer.help')}
        error={faultOf('text', text)}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={limits.textCharacters}
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
