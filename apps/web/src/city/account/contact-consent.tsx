import type { Contact } from '@gorozhanin/domain/accounts/contact'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'

type ContactConsentProps = {
  readonly by: Contact['kind'] | 'both'
  readonly selected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isMissing: boolean
}

/** The consent without which no contact is kept, with its text; nobody has ticked it beforehand. */
export function ContactConsent({ by, selected, onChange, isMissing }: ContactConsentProps) {
  const t = useWords()
  return (
    <div>
      <Checkbox selected={selected} onChange={onChange} invalid={isMissing}>
        {t('account.sign_in.consent', { by })}
      </Checkbox>
      {isMissing && <p className={style.fault}>{t('account.sign_in.consent_missing', { by })}</p>}
      <ConsentText purpose="contact" />
    </div>
  )
}
