import { type Colleague, peopleOf } from '@gorozhanin/domain/alerts/addressees'
import type { ProposalReason, ReportReason } from '@gorozhanin/domain/alerts/api'
import type { PerformerNews } from '@gorozhanin/domain/alerts/performers'
import { mayUse } from '@gorozhanin/domain/people/rights'
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

/** News of a report for one performer. */
export type WorkNews = Pick<News, 'report' | 'route'> & PerformerNews

/** Tells performers what has become of work that is theirs, or was. */
export async function tellPerformers(ctx: Needs, tx: Tx, news: readonly WorkNews[]): Promise<void> {
  if (news.length === 0) return
  const { city } = await ctx.catalog()
  const staff = await readColleagues(tx)
  const since = ctx.now()
  const telling = news.map(({ performer, route, ...told }) => ({
    about: [{ ...plain, ...told, run: route, since }],
    people: staff.filter(({ id }) => id === performer),
    by,
  }))
  await tell(ctx, tx, telling, { staff, zone: city.zone })
}

/** Tells the people of an agency that the performer has written what it may answer. */
export function tellDrafted(ctx: Needs, tx: Tx, news: News): Promise<void> {
  return tellNews(ctx, tx, news, 'drafted', (staff) => peopleOf(staff, ['agency'], news.agency))
}

type Proposal = { readonly id: string; readonly proposedBy: string }

/** Tells every other administrator that a proposal about an account waits for one of them. */
export function tellProposed(ctx: Needs, tx: Tx, { id, proposedBy }: Proposal): Promise<void> {
  return tellOfProposal(ctx, tx, id, 'proposed', (one) => one.id !== proposedBy && mayDecide(one))
}

/** Tells who proposed what became of it. */
export function tellDecided(
  ctx: Needs,
  tx: Tx,
  { id, proposedBy }: Proposal,
  outcome: 'approved' | 'refused',
): Promise<void> {
  return tellOfProposal(ctx, tx, id, outcome, (one) => one.id === proposedBy)
}

const mayDecide = ({ roles }: Colleague): boolean => mayUse(roles, 'staff.decide')

/** Nobody hears of an account in the stead of somebody absent who could not be told in person. */
async function tellOfProposal(
  ctx: Needs,
  tx: Tx,
  proposal: string,
  reason: ProposalReason,
  isTold: (one: Colleague) => boolean,
): Promise<void> {
  const { city } = await ctx.catalog()
  const staff = (await readColleagues(tx)).filter(isTold)
  const about = { ...plain, report: null, proposal, reason, run: 0, since: ctx.now() }
  await tell(ctx, tx, [{ about: [about], people: staff, by }], { staff, zone: city.zone })
}

/** No clock and no rule of a city speaks. */
const plain = { rule: '', clock: null, dueAt: null } as const
const by = ['bell', 'mail'] as const

async function tellNews(
  ctx: Needs,
  tx: Tx,
  { report, route }: News,
  reason: ReportReason,
  choose: (staff: readonly Colleague[]) => readonly Colleague[],
): Promise<void> {
  const { city } = await ctx.catalog()
  const staff = await readColleagues(tx)
  const about = { ...plain, report, reason, run: route, since: ctx.now() }
  await tell(ctx, tx, [{ about: [about], people: choose(staff), by }], { staff, zone: city.zone })
}
