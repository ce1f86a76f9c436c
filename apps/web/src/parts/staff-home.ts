import type { Me } from '@gorozhanin/domain/people/api'
import { mayUse, type Right } from '@gorozhanin/domain/people/rights'

/** The right that opens each staff page. */
const pageRights = {
  '/console': 'reports.read',
  '/console/deliveries': 'deliveries.read',
  '/console/norms': 'norms.read',
  '/head': 'summary.read',
} as const satisfies Record<string, Right>

export type StaffPage = keyof typeof pageRights

export const mayOpenPage = ({ roles }: Pick<Me, 'roles'>, page: StaffPage): boolean =>
  mayUse(roles, pageRights[page])

/** The staff page that an address belongs to: an open card is a part of the console. */
export function pageOf(pathname: string): StaffPage | undefined {
  const pages = Object.keys(pageRights) as StaffPage[]
  return pages
    .filter((page) => pathname === page || pathname.startsWith(`${page}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

/** Where a person begins the day. */
export function homeOf(me: Pick<Me, 'roles'>): StaffPage {
  if (me.roles.includes('head')) return '/head'
  return mayOpenPage(me, '/console') ? '/console' : '/console/deliveries'
}
