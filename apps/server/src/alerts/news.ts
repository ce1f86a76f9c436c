import { type Colleague, peopleOf } from '@gorozhanin/domain/alerts/addressees'
import type { AlertReason } from '@gorozhanin/domain/alerts/api'
import type { Ctx } from '../main/context.ts'
import { readColleagues } from '../people/colleagues.ts'
import type { Tx } from '../platform/database.ts'
import { tell } from './tell.ts'

type Needs = Pick<Ctx, 'now' | 'catalog'>

type News = {
  readonly report: string
  readonly agency: string
  /** Tells one piece of news of a report from the next: the version that it had. */
  readonly route: number
}

/** Tells the people of an agency that a report has come to them; of an emergency the dispatchers hear too. */
export function tellHandedOver(
  ctx: Needs,
  tx: Tx,
  { emergency, ...news }: News & { readonly emergency: boolean },
): Promise<void> {
  const roles = emergency ? (['agency', 'dispatcher'] as const) : (['agency'] as const)
  return tellNews(ctx, tx, news, emergency ? 'emergency' : 'handed_over', (staff) =>
    peopleOf(staff, roles, news.agency),
  )
}

/** Tells the people of an agency that a report which they held has gone to another one. */
export function tellTakenAway(ctx: Needs, tx: Tx, news: News): Promise<void> {
  return tellNews(ctx, tx, news, 'taken_away', (staff) => peopleOf(staff, ['agency'], news.agency))
}

/** Tells a performer that the work is given to that person. */
export function tellAssigned(
  ctx: Needs,
  tx: Tx,
  { performer, ...news }: News & { readonly performer: string },
): Promise<void> {
  return tellNews(ctx, tx, news, 'assigned', (staff) => staff.filter(({ id }) => id === performer))
}

/** Tells the people of an agency that the performer has written what it may answer. */
export function tellDrafted(ctx: Needs, tx: Tx, news: News): Promise<void> {
  return tellNews(ctx, tx, news, 'drafted', (staff) => peopleOf(staff, ['agency'], news.agency))
}

async function tellNews(
  ctx: Needs,
  tx: Tx,
  { report, route }: News,
  reason: AlertReason,
  choose: (staff: readonly Colleague[]) => readonly Colleague[],
): Promise<void> {
  const { city } = await ctx.catalog()
  const staff = await readColleagues(tx)
  const about = { report, reason, rule: '', clock: null, run: route, dueAt: null, since: ctx.now() }
  const telling = { about: [about], people: choose(staff), by: ['bell', 'mail'] as const }
  await tell(ctx, tx, [telling], { staff, zone: city.zone })
}
