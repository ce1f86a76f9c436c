import { attachOwnPhotos, limits } from '@gorozhanin/domain/reports/api'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/problem.ts'
import { PhotoUploads } from '../../../parts/photo-uploads.tsx'
import { useKept } from '../../../parts/use-kept.ts'
import { isUploading, useUploads } from '../../../parts/use-uploads.ts'
import { TextArea } from '../../../ui/text-field.tsx'
import { useWords } from '../../../words/words.tsx'
import { faultWords } from '../../filing/faults.ts'
import { Meanwhile } from './meanwhile.tsx'
import style from './own.module.css'
import {
  emptyDraft,
  lacksOf,
  type OwnDraft,
  type ShortMove,
  takesPhotos,
  takesText,
  wantedOf,
} from './own-move.ts'
import { Rating } from './rating.tsx'
import { SendRow } from './send-row.tsx'
import type { OwnFormState } from './use-own-form.ts'
import { withoutPlace } from './without-place.ts'

/** The form of one move of the author, in place. Escape closes it; what was written stays until it is sent. */
export function OwnForm({ move, own }: { move: ShortMove; own: OwnFormState }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { report, opened, pending, late } = own
  const { number, outcome } = report
  const kept = useKept<OwnDraft>(`own.${number}.${move}`, emptyDraft)
  const draft = kept.value
  const patch = (fields: Partial<OwnDraft>) => kept.change(() => fields)
  const sending = useUploads({
    door: attachOwnPhotos,
    number,
    prepare: withoutPlace,
    onStored: (photo) => kept.change(({ photos }) => ({ photos: [...photos, photo] })),
  })
  const [tried, setTried] = useState(false)

  // Whoever opened the form goes on in it; the reply stands there by itself.
  const [byPress] = useState(opened !== null)
  useEffect(() => {
    if (byPress) form.current?.querySelector<HTMLElement>(focusFirst(move))?.focus()
  }, [byPress, move])

  const lacks = lacksOf(move, draft, outcome)
  const refused = own.fault instanceof ApiProblem ? own.fault.errors : []
  const errorOf = (field: 'text' | 'photos') => {
    const key = (tried && lacks[field]) || faultWords(refused, field)
    return key && t(key)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pending || late || isUploading(sending)) return
    if (lacks.text) form.current?.querySelector('textarea')?.focus()
    if (!lacks.text && !lacks.photos) own.send(wantedOf(move, draft), kept.forget)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && byPress && !event.defaultPrevented) own.close()
  }
  return (
    <form
      ref={form}
      className={style.form}
      aria-label={t(
        move === 'reply' || move === 'object' ? `city.own.${move}.text` : `city.own.${move}.title`,
      )}
      onSubmit={submit}
      onKeyDown={press}
      // From here on it is an open form: what comes meanwhile is told.
      onFocus={() => !byPress && own.begin(move)}
      noValidate
    >
      {move !== 'reply' && move !== 'object' && <h3 tabIndex={-1}>{t(`city.own.${move}.title`)}</h3>}
      <Meanwhile own={own} />
      {move === 'withdraw' && <p className={style.help}>{t('city.own.withdraw.help')}</p>}
      {move === 'confirm' && <Rating draft={draft} onChange={patch} />}
      {takesText(move) && (
        <TextArea
          label={t(`city.own.${move}.text`)}
          optional={move === 'confirm'}
          {...(isHelped(move) && { help: t(`city.own.${move}.help`) })}
          value={draft.text}
          onChange={(text) => patch({ text })}
          error={errorOf('text')}
          maxLength={limits.textCharacters}
          rows={3}
        />
      )}
      {takesPhotos(move) && (
        <>
          {move === 'return' && outcome === 'fixed' && (
            <p className={style.help}>{t('city.own.return.photo')}</p>
          )}
          <PhotoUploads
            photos={draft.photos}
            sending={sending}
            onRemove={(key) => patch({ photos: draft.photos.filter((photo) => photo.key !== key) })}
            error={errorOf('photos')}
          />
        </>
      )}
      <SendRow
        own={own}
        kind={move === 'withdraw' ? 'danger' : 'primary'}
        uploading={isUploading(sending)}
        cancel={
          move === 'reply' ? null : t(move === 'withdraw' ? 'city.own.withdraw.keep' : 'city.own.cancel')
        }
      >
        {t(`city.own.${move}.send`)}
      </SendRow>
    </form>
  )
}

/** Where words are asked the person begins to write; elsewhere the title says what this is about. */
function focusFirst(move: ShortMove): string {
  return move === 'confirm' || move === 'withdraw' ? 'h3' : 'textarea'
}

function isHelped(move: ShortMove): move is 'return' | 'disagree' | 'note' {
  return move === 'return' || move === 'disagree' || move === 'note'
}
