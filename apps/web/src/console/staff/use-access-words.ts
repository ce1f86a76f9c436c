import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import type { StaffPage } from './queries.ts'

/** Says an access in one line: roles, agency, groups. */
export function useAccessWords({ agencies, groups }: StaffPage) {
  const t = useWords()
  const name = useNames()
  const nameIn = (list: StaffPage['agencies'], code: string) => {
    const found = list.find((one) => one.code === code)
    return found ? name(found.name) : code
  }
  const agencyOf = (code: string | null) => (code === null ? null : nameIn(agencies, code))
  const rolesOf = ({ roles, leads }: StaffAccess) =>
    [...roles.map((role) => t(`role.${role}`)), ...(leads ? [t('people.leads.short')] : [])].join(', ')
  const groupsOf = (codes: StaffAccess['groups']) =>
    codes?.map((code) => nameIn(groups, code)).join(', ') ?? null
  return {
    rolesOf,
    agencyOf,
    groupsOf,
    line: (access: StaffAccess) =>
      [rolesOf(access), agencyOf(access.agency), groupsOf(access.groups)].filter(Boolean).join(' · '),
  }
}
