import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { type Actor, moveOf } from '@gorozhanin/domain/reports/moves'
import { isWorkingDay, type WorkCalendar } from '@gorozhanin/domain/sla/calendar'
import { type PlannedReport, planReports } from '@gorozhanin/infra/city/demo/reports'
import { Temporal } from 'temporal-polyfill'
import { settleAlerts } from '../alerts/store.ts'
import { settleDeliveries } from '../dispatch/store.ts'
import { settleMessages } from '../messages/store.ts'
import { findStaff } from '../people/store.ts'
import { readCard } from '../reports/card-store.ts'
import { file } from '../reports/file-report.ts'
import { uploadAnswerPhotos, uploadOwnPhotos } from '../reports/move-photos.ts'
import { type MoveRequest, moveTo } from '../reports/move-report.ts'
import { author } from '../reports/public-card.ts'
import { findOpenParent, setSupporters } from '../reports/store.ts'
import { sweepClocks } from '../reports/sweep.ts'
import type { Ctx } from './context.ts'
import { drawnPhotos, rememberingDecoders } from './demo-photos.ts'

/** Something that happens in the demo town at its own time. */
type Step = { readonly at: Temporal.Instant; readonly run: (ctx: Ctx) => Promise<void> }

/**
 * Lives through the ninety days before now in the demo town: every report is filed and moved by the platform's own
 * commands, each at its time, with the sweep once a night.
 */
export async function fileDemoReports(
  ctx: Ctx,
  pack: CityPack,
  onProgress: (share: number) => void,
): Promise<void> {
  const { zone } = pack.city
  const now = ctx.now().toZonedDateTimeISO(zone)
  const midnight = now.startOfDay()
  const plan = planReports(pack, now.toPlainDateTime())
  const steps = [
    ...plan.flatMap((report, index) => stepsOf(report, index, midnight, pack)),
    ...nights(midnight).map((at) => ({ at, run: async (then: Ctx) => void (await sweepClocks(then)) })),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))

  const decoderAt = rememberingDecoders(ctx)
  for (const [done, { at, run }] of steps.entries()) {
    await run({ ...ctx, decoder: decoderAt(at), now: () => at })
    if (done % 50 === 0) onProgress(done / steps.length)
  }
  await sweepClocks(ctx)
  await settleDeliveries(ctx.db)
  await settleMessages(ctx.db)
  await settleAlerts(ctx.db)
}

const DAYS = 90
const SWEEP_MINUTE = 30

function nights(midnight: Temporal.ZonedDateTime): Temporal.Instant[] {
  return Array.from({ length: DAYS }, (_, day) =>
    midnight.subtract({ days: day }).add({ minutes: SWEEP_MINUTE }).toInstant(),
  )
}

function stepsOf(
  planned: PlannedReport,
  index: number,
  midnight: Temporal.ZonedDateTime,
  pack: CityPack,
): readonly Step[] {
  const filedAt = midnight
    .subtract({ days: planned.daysAgo })
    .add({ minutes: planned.minuteOfDay })
    .toInstant()
  let number = ''
  return [
    {
      at: filedAt,
      run: async (ctx) => {
        number = await fileOne(ctx, planned, index, pack)
      },
    },
    // The nightly sweep closes what nobody objected to.
    ...planned.path
      .filter(({ move }) => move !== 'close_silent')
      .map((move) => ({
        at: filedAt.add({ minutes: move.afterMinutes }),
        run: (ctx: Ctx) => makeMove(ctx, number, move, groupOf(planned, pack), index),
      })),
  ]
}

function groupOf({ category }: PlannedReport, pack: CityPack): string {
  return pack.catalogue.categories.find(({ code }) => code === category)?.group ?? 'other'
}

async function fileOne(ctx: Ctx, planned: PlannedReport, index: number, pack: CityPack): Promise<string> {
  const { place, category, text, details, isPublic } = planned
  const files = await drawnPhotos(
    ctx,
    { group: groupOf(planned, pack), after: false, seed: index },
    planned.photos,
  )
  const { number } = await file(ctx, {
    category,
    text,
    details,
    isPublic,
    place: place && { lon: place.lon, lat: place.lat },
    address: place?.address.ru ?? null,
    objectId: place?.objectId ?? null,
    contactEmail: `${planned.authorKey}@residents.demo.local`,
    device: null,
    consents: ['contact', 'publication'],
    language: 'ru',
    clientKey: null,
    clientHash: null,
    repeatOf: null,
    files,
    source: 'web',
  })
  if (planned.supporters > 0) await setSupporters(ctx.db, number, planned.supporters)
  return number
}

type PlannedMove = PlannedReport['path'][number]

async function makeMove(
  ctx: Ctx,
  number: string,
  planned: PlannedMove,
  group: string,
  seed: number,
): Promise<void> {
  const card = await readCard(ctx.db, number)
  if (!card) throw new Error(`the demo report ${number} is lost`)
  const { version, agency, id, category } = card.report
  // The routing may have chosen at once where the plan would redirect to.
  if (planned.move === 'redirect' && planned.agency === agency) return
  const actor = await actorOf(ctx, planned, agency)
  const photos = planned.photos ? await photosFor(ctx, number, actor, planned.photos, group, seed) : []
  const parent = planned.move === 'merge' ? await findOpenParent(ctx.db, id, category) : ''
  const { calendar } = await ctx.catalog()
  await moveTo(ctx, number, bodyOf(planned, { version, photos, parent, now: ctx.now(), calendar }), actor)
}

type Found = {
  readonly version: number
  readonly photos: string[]
  /** What a report is merged into. */
  readonly parent: string
  readonly now: Temporal.Instant
  readonly calendar: WorkCalendar
}

function bodyOf(planned: PlannedMove, { version, photos, parent, now, calendar }: Found): MoveRequest {
  const { move, text = '', reasonCode = 'no_facts', outcome = 'explained', agency = '' } = planned
  switch (move) {
    case 'reject':
      return { move, version, reason: reasonCode, text }
    case 'redirect':
      return { move, version, agency, text }
    case 'answer': {
      const reason = { ...(outcome === 'explained' && { reason: 'not_required' as const }) }
      return { move, version, outcome, text, photos, ...reason }
    }
    case 'merge':
      return { move, version, parent, text }
    case 'propose_deferral': {
      const { reason = 'other', afterDays = 120 } = planned.deferral ?? {}
      return { move, version, reason, until: workingDayAfter(now, afterDays, calendar), text }
    }
    case 'pass_outside': {
      const outgoingDate = now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString()
      const { body = '', base = '', outgoingNumber = '' } = planned.outside ?? {}
      return { move, version, body, base, outgoingNumber, outgoingDate }
    }
    case 'return':
      return { move, version, text, photos }
    case 'confirm':
      return { move, version, ...(planned.rating && { rating: planned.rating }), ...(text && { text }) }
    case 'ask':
    case 'send_back':
      return { move, version, text }
    case 'publish':
    case 'show':
    case 'accept':
    case 'publish_answer':
    case 'approve_deferral':
    case 'withdraw':
      return { move, version }
    default:
      throw new RangeError(`the demo town does not plan ${move}`)
  }
}

function workingDayAfter(now: Temporal.Instant, days: number, calendar: WorkCalendar): string {
  let date = now.toZonedDateTimeISO(calendar.zone).toPlainDate().add({ days })
  while (!isWorkingDay(date, calendar)) date = date.add({ days: 1 })
  return date.toString()
}

/** The demo account whose job the move is, or the resident. */
async function actorOf({ db }: Ctx, { move }: PlannedMove, agency: string): Promise<Actor> {
  const { by, ownAgency } = moveOf(move)
  if (by.includes('author')) return author
  const login = ownAgency ? `${agency}@demo.local` : 'moderator@demo.local'
  const staff = await findStaff(db, login)
  if (!staff) throw new Error(`the demo town has no account ${login}`)
  return { id: staff.id, roles: staff.roles, agency: staff.agency }
}

async function photosFor(
  ctx: Ctx,
  number: string,
  actor: Actor,
  count: number,
  group: string,
  seed: number,
): Promise<string[]> {
  const files = await drawnPhotos(ctx, { group, after: actor.id !== null, seed }, count)
  const stored =
    actor.id === null ? uploadOwnPhotos(ctx, number, files) : uploadAnswerPhotos(ctx, actor, number, files)
  return (await stored).map(({ key }) => key)
}
