import type { Me } from '@gorozhanin/domain/people/api'
import { mayUse, type Right } from '@gorozhanin/domain/people/rights'
import { reachOf } from '@gorozhanin/domain/people/staff-access'

/** The right that opens each staff page. */
const pageRights = {
  '/console': 'reports.read',
  '/console/deliveries': 'deliveries.read',
  '/console/norms': 'norms.read',
  '/console/staff': 'staff.read',
  '/console/account': 'self.use',
  '/console/audit': 'audit.read',
  '/head': 'summary.read',
} as const satisfies Record<string, Right>

export type StaffPage = keyof typeof pageRights

type Who = Pick<Me, 'roles' | 'agency' | 'leads'>

export function mayOpenPage({ roles, agency, leads }: Who, page: StaffPage): boolean {
  // Of an agency only its leader looks at its people.
  if (page === '/console/staff')
    return reachOf({ roles, leads, agency: agency?.code ?? null }, 'staff.read') !== null
  return mayUse(roles, pageRights[page])
}

/** The staff page that an address belongs to: an open card is a part of the console. */
export function pageOf(pathname: string): StaffPage | undefined {
  const pages = Object.keys(pageRights) as StaffPage[]
  return pages
    .filter((page) => pathname === page || pathname.startsWith(`${page}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

/** Where a person begins the day. */
export function homeOf(me: Who): StaffPage {
  if (me.roles.includes('head')) return '/head'
  return mayOpenPage(me, '/console') ? '/console' : '/console/deliveries'
}
