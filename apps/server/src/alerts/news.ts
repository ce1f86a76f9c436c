import { peopleOf } from '@gorozhanin/domain/alerts/addressees'
import type { Ctx } from '../main/context.ts'
import { readColleagues } from '../people/colleagues.ts'
import type { Tx } from '../platform/database.ts'
import { tell } from './tell.ts'

type HandedOver = {
  readonly report: string
  readonly agency: string
  /** The number of the hand-over among the report's routes. */
  readonly route: number
  readonly emergency: boolean
}

/** Tells the people of an agency that a report has come to them; of an emergency the dispatchers hear too. */
export async function tellHandedOver(
  ctx: Pick<Ctx, 'now' | 'catalog'>,
  tx: Tx,
  { report, agency, route, emergency }: HandedOver,
): Promise<void> {
  const { city } = await ctx.catalog()
  const staff = await readColleagues(tx)
  const reason = emergency ? ('emergency' as const) : ('handed_over' as const)
  const about = { report, reason, rule: '', clock: null, run: route, dueAt: null, since: ctx.now() }
  const people = peopleOf(staff, emergency ? ['agency', 'dispatcher'] : ['agency'], agency)
  await tell(ctx, tx, [{ about: [about], people, by: ['bell', 'mail'] }], { staff, zone: city.zone })
}

/** Tells the people of an agency that a report which they held has gone to another one. */
export async function tellTakenAway(
  ctx: Pick<Ctx, 'now' | 'catalog'>,
  tx: Tx,
  { report, agency, route }: Omit<HandedOver, 'emergency'>,
): Promise<void> {
  const { city } = await ctx.catalog()
  const staff = await readColleagues(tx)
  const about = {
    report,
    reason: 'taken_away' as const,
    rule: '',
    clock: null,
    run: route,
    dueAt: null,
    since: ctx.now(),
  }
  const people = peopleOf(staff, ['agency'], agency)
  await tell(ctx, tx, [{ about: [about], people, by: ['bell', 'mail'] }], { staff, zone: city.zone })
}
