import { Button } from '../../ui/button.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import style from './sign-in.module.css'

/** Ten codes, shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords()
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toastDone(t('recovery.copied')),
      () => toastProblem(t('recovery.not_copied')),
    )
  return (
    <div className={style.codes}>
      <p className={style.lead}>{t('recovery.lead')}</p>
      <ul aria-label={t('recovery.list')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onPress={() => void copy()}>{t('recovery.copy')}</Button>
    </div>
  )
}
