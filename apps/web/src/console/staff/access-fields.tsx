import { type StaffRole, staffRoles } from '@gorozhanin/domain/people/roles'
import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import type { StaffPage } from './queries.ts'
import style from './staff.module.css'

type AccessFieldsProps = {
  readonly page: StaffPage
  readonly access: StaffAccess
  readonly onChange: (access: StaffAccess) => void
  /** What is wrong with a field, as a sentence. */
  readonly faultAt: (field: keyof StaffAccess) => string | null
  /** An invitation never makes an administrator. */
  readonly invites?: boolean
}

const ofAgency: readonly StaffRole[] = ['agency', 'performer']
/** No code of an agency looks like this. */
const none = '*'

/** What a person may reach: roles, agency, topic groups. */
export function AccessFields({ page, access, onChange, faultAt, invites = false }: AccessFieldsProps) {
  const t = useWords()
  const name = useNames()
  const offered = page.agency === null ? staffRoles.filter((role) => !invites || role !== 'admin') : ofAgency
  const toggle = (role: StaffRole, selected: boolean) => {
    const roles = staffRoles.filter((one) => (one === role ? selected : access.roles.includes(one)))
    onChange({ ...access, roles, leads: access.leads && roles.includes('agency') })
  }
  return (
    <>
      <fieldset className={style.choice}>
        <legend>{t('people.roles')}</legend>
        <div className={style.columns}>
          {offered.map((role) => (
            <Checkbox
              key={role}
              selected={access.roles.includes(role)}
              onChange={(selected) => toggle(role, selected)}
            >
              {t(`role.${role}`)}
            </Checkbox>
          ))}
        </div>
        {invites && page.agency === null && <p className={style.help}>{t('people.invite.admin')}</p>}
        <Fault text={faultAt('roles')} />
      </fieldset>
      {page.agency === null && (
        <>
          <Select
            label={t('people.agency')}
            error={faultAt('agency')}
            value={access.agency ?? none}
            onChange={(code) => onChange({ ...access, agency: code === none ? null : code })}
            options={[
              { id: none, label: t('people.agency.none') },
              ...page.agencies.map((one) => ({ id: one.code, label: name(one.name) })),
            ]}
          />
          {access.roles.includes('agency') && (
            <Checkbox selected={access.leads} onChange={(leads) => onChange({ ...access, leads })}>
              {t('people.leads')}
            </Checkbox>
          )}
          <Fault text={faultAt('leads')} />
        </>
      )}
      <Groups page={page} access={access} onChange={onChange} />
      <Fault text={faultAt('groups')} />
    </>
  )
}

function Groups({ page, access, onChange }: Pick<AccessFieldsProps, 'page' | 'access' | 'onChange'>) {
  const t = useWords()
  const name = useNames()
  const chosen = access.groups
  const toggle = (code: string, selected: boolean) => {
    const left = page.groups
      .map((one) => one.code)
      .filter((one) => (one === code ? selected : chosen?.includes(one)))
    onChange({ ...access, groups: left })
  }
  return (
    <fieldset className={style.choice}>
      <legend>{t('people.groups')}</legend>
      <Checkbox
        selected={chosen !== null}
        onChange={(limited) => onChange({ ...access, groups: limited ? [] : null })}
        note={t('people.groups.help')}
      >
        {t('people.groups.some')}
      </Checkbox>
      {chosen !== null && (
        <div className={style.columns}>
          {page.groups.map((group) => (
            <Checkbox
              key={group.code}
              selected={chosen.includes(group.code)}
              onChange={(selected) => toggle(group.code, selected)}
            >
              {name(group.name)}
            </Checkbox>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function Fault({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <p className={style.fault} role="alert">
      {text}
    </p>
  )
}
