import { type ConsentPurpose, currentText } from '@gorozhanin/domain/accounts/consents'
import type { Names } from '@gorozhanin/domain/names'
import { useCity } from '../api/city.ts'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import style from './consent-text.module.css'

/** The words that a person agrees to, folded: those shown today, or those of an earlier day. */
export function ConsentText({ purpose, text }: { purpose: ConsentPurpose; text?: Names }) {
  const t = useWords()
  const name = useNames()
  const { authority } = useCity()
  const words = name(text ?? currentText(purpose).text)
  return (
    <details className={style.fold}>
      <summary>{t('city.consent_text')}</summary>
      <p>{words.replace('{authority}', name(authority))}</p>
    </details>
  )
}
