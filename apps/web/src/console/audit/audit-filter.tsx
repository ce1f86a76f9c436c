import { auditActionNames, technicalActions } from '@gorozhanin/domain/audit/actions'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import style from './audit.module.css'
import type { AuditSearch } from './search.ts'

/** No action is called like this. */
const anyAction = '*'

/** Which entries are shown. The address holds it, so a view of the log can be sent as a link. */
export function AuditFilter({ search, technicalOnly }: { search: AuditSearch; technicalOnly: boolean }) {
  const t = useWords()
  const navigate = useNavigate()
  const go = (next: AuditSearch) =>
    void navigate({ to: '/console/audit', search: next, replace: true, resetScroll: false })
  const set = (field: keyof AuditSearch) => (value: string) => {
    const { [field]: _, ...others } = search
    go(value === '' || value === anyAction ? others : { ...others, [field]: value })
  }
  const actions = technicalOnly ? technicalActions : auditActionNames
  return (
    <search className={style.filter} aria-label={t('audit.filter')}>
      <TextField
        label={t('audit.person')}
        placeholder={t('audit.person.help')}
        value={search.person ?? ''}
        onChange={set('person')}
        maxLength={100}
      />
      <Select
        label={t('audit.action')}
        value={search.action ?? anyAction}
        onChange={(action) => set('action')(action ?? anyAction)}
        options={[
          { id: anyAction, label: t('audit.action.any') },
          ...actions.map((action) => ({ id: action, label: t(`audit.did.${action}`) })),
        ]}
      />
      <TextField
        label={t('audit.object')}
        placeholder={t('audit.object.help')}
        value={search.object ?? ''}
        onChange={set('object')}
        maxLength={100}
      />
      <TextField type="date" label={t('audit.from')} value={search.from ?? ''} onChange={set('from')} />
      <TextField type="date" label={t('audit.until')} value={search.until ?? ''} onChange={set('until')} />
      {Object.keys(search).length > 0 && (
        <Button kind="plain" onPress={() => go({})}>
          {t('audit.clear')}
        </Button>
      )}
    </search>
  )
}
