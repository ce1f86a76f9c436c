import { isWithin, type Reach, reachOf } from '@gorozhanin/domain/people/staff-access'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import type { StaffRow } from './store.ts'

/** Whom this person manages. @throws Problem `staff.not_leading` for people of an agency who do not lead it. */
export function reachToManage(staff: Staff): Reach {
  const reach = reachOf(staff, 'staff.manage')
  if (reach === null) throw new Problem('staff.not_leading')
  return reach
}

/** Refuses what lies outside the reach like what is not there. */
export function requireWithin<Row extends StaffRow>(reach: Reach, row: Row | undefined): Row {
  if (!row || !isWithin(reach, row)) throw new Problem('staff.not_found')
  return row
}

/** Codes that an access may name. */
export async function knownPlaces(ctx: Ctx) {
  const { agencies, groups } = await ctx.catalog()
  return { agencies, groups: new Set(groups.map(({ code }) => code)) }
}
