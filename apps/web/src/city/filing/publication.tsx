import { ConsentText } from '../../parts/consent-text.tsx'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { useWords } from '../../words/words.tsx'
import { patchDraft } from './current-draft.ts'
import type { Draft } from './draft.ts'
import style from './filing.module.css'

/** Whether others may read the report: a consent of its own, so that nothing is chosen beforehand. */
export function Publication({
  draft,
  canBePublic,
  error,
}: {
  draft: Draft
  canBePublic: boolean
  error: string | null
}) {
  const t = useWords()
  if (!canBePublic) return <p className={style.muted}>{t('city.contact.never_public')}</p>
  return (
    <div>
      <RadioGroup
        label={t('city.publication')}
        value={draft.publish === null ? null : draft.publish ? 'yes' : 'no'}
        onChange={(choice) => patchDraft({ publish: choice === 'yes' })}
        options={[
          { id: 'yes', label: t('city.publication.yes'), note: t('city.publication.yes_note') },
          { id: 'no', label: t('city.contact.private'), note: t('city.contact.private_note') },
        ]}
        error={draft.publish === null ? error : null}
      />
      <ConsentText purpose="publication" />
    </div>
  )
}
