import { seesAssignedOnly, seesOwnAgencyOnly } from '../people/rights.ts'
import type { StaffRole } from '../people/roles.ts'
import type { AlertedRole } from './pack-escalation.ts'

/** A member of staff as far as alerts ask. Dates are the city's, `YYYY-MM-DD`, both ends included; both are set or neither. */
export type Colleague = {
  readonly id: string
  readonly roles: readonly StaffRole[]
  readonly agency: string | null
  readonly absentFrom: string | null
  readonly absentUntil: string | null
  readonly deputy: string | null
}

/** Who is told, and in whose stead; empty for one's own alert. */
export type Addressee = { readonly person: string; readonly insteadOf: readonly string[] }

const MOST_DEPUTIES = 5

/** People of these roles for a report of `agency`. An agency without people of its own is spoken for by the dispatchers. */
export function peopleOf(
  staff: readonly Colleague[],
  to: readonly AlertedRole[],
  agency: string,
): readonly Colleague[] {
  const own = staff.filter((one) => one.roles.includes('agency') && one.agency === agency)
  const roles = to.map((role) => (role === 'agency' && own.length === 0 ? 'dispatcher' : role))
  return staff.filter((one) =>
    roles.some((role) => (role === 'agency' ? own.includes(one) : one.roles.includes(role))),
  )
}

/**
 * Whom an alert to these people reaches today: the deputy of one who is absent, the deputy's deputy, and so on. Where
 * the chain leads nowhere, in a circle or to nobody, the person gets it after all. Nobody is named twice; who is told
 * anyway is told in nobody's stead.
 */
export function addresseesOf(
  people: readonly Colleague[],
  staff: readonly Colleague[],
  today: string,
): readonly Addressee[] {
  const byId = new Map(staff.map((one) => [one.id, one]))
  const found = new Map<string, string[]>()
  for (const one of people) {
    const person = presentFor(one, byId, today)
    found.set(person.id, [...(found.get(person.id) ?? []), one.id])
  }
  return Array.from(found, ([person, asked]) => ({
    person,
    insteadOf: asked.includes(person) ? [] : asked,
  }))
}

function presentFor(one: Colleague, byId: ReadonlyMap<string, Colleague>, today: string): Colleague {
  let at: Colleague | undefined = one
  for (let steps = 0; at && isAbsent(at, today); steps++) {
    if (steps === MOST_DEPUTIES) return one
    at = at.deputy === null ? undefined : byId.get(at.deputy)
  }
  return at ?? one
}

export function isAbsent(
  { absentFrom, absentUntil }: Pick<Colleague, 'absentFrom' | 'absentUntil'>,
  today: string,
): boolean {
  return absentFrom !== null && absentUntil !== null && absentFrom <= today && today <= absentUntil
}

/** Whether `deputy` can open every report that `person` is told of. */
export function canStandIn(deputy: Colleague, person: Colleague): boolean {
  if (deputy.id === person.id) return false
  if (!seesOwnAgencyOnly(deputy.roles)) return true
  if (seesAssignedOnly(deputy.roles)) return false
  return seesOwnAgencyOnly(person.roles) && deputy.agency === person.agency
}
