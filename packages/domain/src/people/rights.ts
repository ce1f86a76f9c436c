import { type Role, type StaffRole, staffRoles } from './roles.ts'

/** Who may stand at a door: a stranger, a signed-in resident, or staff with a role. */
export const callers = ['anonymous', 'resident', ...staffRoles] as const
export type Caller = (typeof callers)[number]

/**
 * How far a right goes. `zone`: reports of the own agency. `own`: those of them that
 * the agency gave to this person. `masked`: everything, contacts of residents blotted out.
 * `emergency`: emergencies only. `setting`: as the city has set `filing`. `staff`: people of the own agency.
 * `technical`: what is about the machinery.
 */
export type Extent = 'all' | 'zone' | 'own' | 'masked' | 'emergency' | 'setting' | 'staff' | 'technical'

type Grants = Readonly<Partial<Record<Caller, Extent>>>

const readers = {
  head: 'masked',
  curator: 'all',
  admin: 'masked',
  moderator: 'all',
  dispatcher: 'all',
  civil_defence: 'masked',
  architect: 'masked',
  property: 'masked',
  agency: 'zone',
  performer: 'own',
  support: 'masked',
} as const satisfies Grants

const everyone = Object.fromEntries(staffRoles.map((role) => [role, 'all'])) as Record<StaffRole, 'all'>

/**
 * What each role may do, and how far (the matrix of roles in the terms of reference). Every door names a row; who is not
 * in it stays outside. Which move a role makes from which status is the table of moves.
 */
export const rights = {
  /** File a report: residents and those of the staff who also take calls. */
  'reports.file': {
    anonymous: 'setting',
    resident: 'all',
    head: 'all',
    curator: 'all',
    moderator: 'all',
    dispatcher: 'all',
    civil_defence: 'all',
    architect: 'all',
    property: 'all',
  },
  /** Say «у меня тоже» of a public report: whoever may file one, without an account in every city. */
  'reports.support': {
    anonymous: 'all',
    resident: 'all',
    head: 'all',
    curator: 'all',
    moderator: 'all',
    dispatcher: 'all',
    civil_defence: 'all',
    architect: 'all',
    property: 'all',
  },
  /** Be told by letters of what happens in the city: anybody, staff as the residents that they are too. */
  'news.follow': { anonymous: 'all', resident: 'all', ...everyone },
  /** Read reports in the console, those that are not public too. */
  'reports.read': readers,
  /** Stand where moves are made; which one, the table of moves says. */
  'reports.move': {
    head: 'all',
    curator: 'all',
    moderator: 'all',
    dispatcher: 'emergency',
    civil_defence: 'zone',
    architect: 'zone',
    property: 'zone',
    agency: 'zone',
    performer: 'own',
  },
  /** Put right, merge, say what repeats what. */
  'reports.moderate': { curator: 'all', moderator: 'all' },
  /** Write an answer with its photos. */
  'reports.answer': {
    dispatcher: 'zone',
    civil_defence: 'zone',
    architect: 'zone',
    property: 'zone',
    agency: 'zone',
    performer: 'own',
  },
  /** See in the clear how an author can be reached, with a reason that is written down. Others who read reports see it masked. */
  'contacts.read': {
    curator: 'all',
    moderator: 'all',
    dispatcher: 'all',
    agency: 'zone',
  },
  /** Whether an agency was told, and what it was told. */
  'deliveries.read': { admin: 'all', curator: 'all', dispatcher: 'all', support: 'all' },
  'deliveries.send': { admin: 'all', curator: 'all' },
  /** What came to an agency. */
  'inbox.read': { dispatcher: 'zone', agency: 'zone' },
  /** What norms are counted from: «снегопад закончился». */
  'norms.read': { dispatcher: 'all', curator: 'all', moderator: 'all', admin: 'all', head: 'all' },
  'norms.set': { dispatcher: 'all', curator: 'all' },
  /** Terms, calendars, categories. */
  'settings.read': { curator: 'all', admin: 'all', moderator: 'all', support: 'all' },
  /** Who works here; an agency's leader sees its own people. */
  'staff.read': { curator: 'all', admin: 'all', moderator: 'all', support: 'all', agency: 'staff' },
  /** Invite, change, switch off; an agency's leader its own people. */
  'staff.manage': { admin: 'all', agency: 'staff' },
  /** Decide as the second administrator what the first has proposed. */
  'staff.decide': { admin: 'all' },
  /** The head's page. */
  'summary.read': { head: 'all', curator: 'all', admin: 'all', civil_defence: 'all' },
  /** A resident's own account: reports, consents, sessions, all that is kept about the person. */
  'account.use': { resident: 'all' },
  /** Who did or saw what. */
  'audit.read': { head: 'all', curator: 'all', admin: 'all', support: 'technical' },
  /** One's own alerts, settings and sessions. */
  'self.use': everyone,
} as const satisfies Record<string, Grants>
export type Right = keyof typeof rights

/** How far each of these callers may go; empty for nobody. */
export function extentsOf(who: readonly Caller[], right: Right): readonly Extent[] {
  const grants: Grants = rights[right]
  return who.flatMap((caller) => grants[caller] ?? [])
}

export const mayUse = (who: readonly Caller[], right: Right): boolean => extentsOf(who, right).length > 0

/** Roles of the staff that have a right at all. */
export const rolesWith = (right: Right): readonly StaffRole[] =>
  staffRoles.filter((role) => mayUse([role], right))

/** Whoever reads contacts also reads what people wrote without masks, and their private answers. */
export const readsContacts = (roles: readonly StaffRole[]): boolean =>
  extentsOf(roles, 'contacts.read').includes('all')

/** Whether an account that may be limited to category groups sees reports of this one. */
export const seesGroup = (groups: readonly string[] | null | undefined, group: string): boolean =>
  !groups || groups.includes(group)

/** An account that sees reports of its own agency and no others. */
export const seesOwnAgencyOnly = (roles: readonly Role[]): boolean => isBound(roles, ['zone', 'own'])

/** Of these a performer sees only the ones that the agency gave to that person. */
export const seesAssignedOnly = (roles: readonly Role[]): boolean => isBound(roles, ['own'])

const isBound = (roles: readonly Role[], extents: readonly Extent[]): boolean =>
  roles.every(isStaffRole) && extentsOf(roles, 'reports.read').every((extent) => extents.includes(extent))

const isStaffRole = (role: Role): role is StaffRole => role !== 'author' && role !== 'system'
