import { remarkLimits } from '@gorozhanin/domain/reports/remarks'
import { useMutation } from '@tanstack/react-query'
import { MessageSquarePlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { useKept } from '../../parts/use-kept.ts'
import { uuid } from '../../parts/uuid.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { type PickedPhoto, RemarkPhotos } from './remark-photos.tsx'
import { sendRemark } from './remark-sending.ts'
import style from './remarks.module.css'

/** The way to add words or photos to the report of another. What was written stays until it is sent. */
export function RemarkForm({ number }: { number: string }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const kept = useKept(`remark.${number}`, { text: '' })
  const { text } = kept.value
  const [open, setOpen] = useState(text !== '')
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([])
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const [clientKey, setClientKey] = useState(uuid)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sendRemark(number, {
        text: text.trim(),
        photos: photos.map(({ photo }) => photo),
        language,
        clientKey,
      }),
    onSuccess: () => {
      kept.forget()
      pick([])
      setAgreed(false)
      setTried(false)
      setOpen(false)
    },
  })
  // Other words or photos are another remark.
  function write(next: string) {
    kept.change(() => ({ text: next }))
    setClientKey(uuid())
  }
  function pick(next: readonly PickedPhoto[]) {
    setPhotos(next)
    setClientKey(uuid())
  }
  if (!open)
    return (
      <div>
        <Button onPress={() => setOpen(true)}>
          <Icon of={MessageSquarePlus} size={16} />
          {t('city.remarks.add')}
        </Button>
      </div>
    )

  const isEmpty = text.trim() === '' && photos.length === 0
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isEmpty && agreed && !isPending) mutate()
  }
  return (
    <form className={style.form} aria-label={t('city.remarks.add')} noValidate onSubmit={send}>
      <TextArea
        label={t('city.remarks.text')}
        help={t('city.remarks.help')}
        value={text}
        onChange={write}
        error={tried && isEmpty ? t('problem.remark.empty') : null}
        maxLength={remarkLimits.textCharacters}
        rows={3}
      />
      <RemarkPhotos photos={photos} onChange={pick} />
      <div>
        <Checkbox selected={agreed} onChange={setAgreed} invalid={tried && !agreed}>
          {t('city.remarks.consent')}
        </Checkbox>
        {tried && !agreed && <p className={style.fault}>{t('city.remarks.consent_missing')}</p>}
        <ConsentText purpose="publication" />
      </div>
      <div role="alert">
        {error instanceof ApiProblem && <p className={style.fault}>{problemWords(error)}</p>}
      </div>
      <div className={style.choices}>
        <Button type="submit" kind="primary" isPending={isPending}>
          {t('city.remarks.send')}
        </Button>
        <Button kind="plain" onPress={() => setOpen(false)}>
          {t('city.own.cancel')}
        </Button>
      </div>
    </form>
  )
}
