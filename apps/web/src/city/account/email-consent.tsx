import { ConsentText } from '../../parts/consent-text.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'

type EmailConsentProps = {
  readonly selected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isMissing: boolean
}

/** The consent without which no address is kept, with its text; nobody has ticked it beforehand. */
export function EmailConsent({ selected, onChange, isMissing }: EmailConsentProps) {
  const t = useWords()
  return (
    <div>
      <Checkbox selected={selected} onChange={onChange} invalid={isMissing}>
        {t('account.sign_in.consent')}
      </Checkbox>
      {isMissing && <p className={style.fault}>{t('account.sign_in.consent_missing')}</p>}
      <ConsentText purpose="contact" />
    </div>
  )
}
