import { expect, test } from 'vitest'
import { accessFaults, isWithin, mayLoseAdmin, reachOf, type StaffAccess } from './staff-access.ts'

const access = (change: Partial<StaffAccess>): StaffAccess => ({
  roles: ['dispatcher'],
  agency: null,
  groups: null,
  leads: false,
  ...change,
})
const known = { agencies: new Set(['gorsvet']), groups: new Set(['roads']) }

test.each([
  [{}, []],
  [{ roles: ['agency'] }, ['agency: staff.agency_needed']],
  [{ roles: ['performer'], agency: 'nobody' }, ['agency: agency.unknown']],
  [{ groups: ['roads', 'moon'] }, ['groups: staff.group_unknown']],
  [{ leads: true }, ['leads: staff.leads_needs_agency']],
  [{ roles: ['agency'], agency: 'gorsvet', leads: true, groups: ['roads'] }, []],
] satisfies [Partial<StaffAccess>, string[]][])('%o has the faults %o', (change, faults) => {
  expect(accessFaults(access(change), known).map(({ field, code }) => `${field}: ${code}`)).toEqual(faults)
})

test.each([
  [{ roles: ['admin'] }, 'all'],
  [{ roles: ['agency', 'admin'], agency: 'gorsvet' }, 'all'],
  [{ roles: ['agency'], agency: 'gorsvet', leads: true }, { agency: 'gorsvet' }],
  [{ roles: ['agency'], agency: 'gorsvet' }, null],
  [{ roles: ['moderator'] }, null],
] satisfies [Partial<StaffAccess>, unknown][])('%o manages %o', (change, reach) => {
  expect(reachOf(access(change), 'staff.manage')).toEqual(reach)
})

test('a leader reaches the people of the own agency, no other leader and nobody of the administration', () => {
  const reach = { agency: 'gorsvet' }
  const of = (change: Partial<StaffAccess>) => isWithin(reach, access(change))
  expect(of({ roles: ['agency'], agency: 'gorsvet' })).toBe(true)
  expect(of({ roles: ['performer', 'agency'], agency: 'gorsvet' })).toBe(true)
  expect(of({ roles: ['agency'], agency: 'gorsvet', leads: true })).toBe(false)
  expect(of({ roles: ['agency'], agency: 'edds' })).toBe(false)
  expect(of({ roles: ['agency', 'curator'], agency: 'gorsvet' })).toBe(false)
  expect(isWithin(null, access({}))).toBe(false)
})

test('the last two administrators stay', () => {
  expect([1, 2, 3].map(mayLoseAdmin)).toEqual([false, false, true])
})
