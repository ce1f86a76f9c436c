import { useAccount } from '../../api/account.ts'
import { useCity } from '../../api/city.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { patchDraft } from './current-draft.ts'
import type { Draft } from './draft.ts'
import style from './filing.module.css'

/** Back here, once signed in. */
const here = '/new?step=tell'

/** How to be told of the answer: an address with a consent of its own, the account's, or a sign-in where the city asks. */
export function Contact({ draft, say }: { draft: Draft; say: (field: string) => string | null }) {
  const t = useWords()
  const { filing } = useCity()
  const account = useAccount()
  const consentError = say('consents')
  const accountError = say('account')
  if (account)
    return <p className={style.muted}>{t('city.contact.of_account', { email: account.email ?? 'none' })}</p>
  if (filing === 'account')
    return (
      <div className={style.contact} data-invalid={accountError ? '' : undefined} tabIndex={-1}>
        <p>{t('city.contact.account')}</p>
        {accountError && <p className={style.fault}>{accountError}</p>}
        <ButtonLink to="/account" search={{ next: here }}>
          {t('city.account.enter')}
        </ButtonLink>
      </div>
    )
  return (
    <div className={style.contact}>
      <TextField
        label={t('city.contact.email')}
        optional={filing === 'open'}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={draft.email}
        onChange={(email) => patchDraft({ email })}
        error={say('contactEmail')}
        help={t('city.contact.help')}
      />
      {draft.email.trim() !== '' && (
        <div>
          <Checkbox
            selected={draft.contactConsent}
            onChange={(contactConsent) => patchDraft({ contactConsent })}
            invalid={consentError !== null}
          >
            {t('city.contact.consent')}
          </Checkbox>
          {consentError && !draft.contactConsent && <p className={style.fault}>{consentError}</p>}
          <ConsentText purpose="contact" />
        </div>
      )}
    </div>
  )
}
