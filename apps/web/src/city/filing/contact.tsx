import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { patchDraft } from './current-draft.ts'
import type { Draft } from './draft.ts'
import style from './filing.module.css'

/** How to be told of the answer, with a consent of its own, and whether others may read the report. */
export function Contact({
  draft,
  canBePublic,
  emailError,
  consentError,
}: {
  draft: Draft
  canBePublic: boolean
  emailError: string | null
  consentError: string | null
}) {
  const t = useWords()
  return (
    <div className={style.contact}>
      <TextField
        label={t('city.contact.email')}
        optional
        type="email"
        inputMode="email"
        autoComplete="email"
        value={draft.email}
        onChange={(email) => patchDraft({ email })}
        error={emailError}
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
        </div>
      )}
      {canBePublic ? (
        <Checkbox
          selected={!draft.isPublic}
          onChange={(hidden) => patchDraft({ isPublic: !hidden })}
          note={t('city.contact.private_note')}
        >
          {t('city.contact.private')}
        </Checkbox>
      ) : (
        <p className={style.muted}>{t('city.contact.never_public')}</p>
      )}
    </div>
  )
}
