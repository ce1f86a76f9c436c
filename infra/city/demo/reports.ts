import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import { isInSeason } from '@gorozhanin/domain/reports/filing'
import { type RejectionReason, rejectionReasons } from '@gorozhanin/domain/reports/rejection'
import type { Outcome } from '@gorozhanin/domain/reports/status'
import type { Temporal } from 'temporal-polyfill'
import { type Random, randomFrom, seedOf } from './random.ts'
import { type PlannedDetails, planDetails } from './report-details.ts'
import { type Ending, type PlannedMove, planPath, termMinutes } from './report-paths.ts'
import { near, placeFinder, type ReportPlace } from './report-places.ts'
import { frequent, reportTexts } from './report-texts.ts'

/** A report of the demo town as a plan; the loader makes it real through the platform's own commands. */
export type PlannedReport = {
  readonly daysAgo: number
  /** Minute of the local day on which it is filed. */
  readonly minuteOfDay: number
  readonly category: string
  readonly text: string
  readonly place: ReportPlace | null
  readonly details: PlannedDetails
  readonly photos: number
  /** Who wrote it: the same key is the same resident. */
  readonly authorKey: string
  readonly supporters: number
  readonly isPublic: boolean
  readonly ending: Ending
  readonly path: readonly PlannedMove[]
}

const counts: Readonly<Record<Ending, number>> = {
  moderation: 12,
  needs_info: 6,
  rejected: 24,
  withdrawn: 5,
  merged: 6,
  external: 6,
  routed: 18,
  redirected: 8,
  in_work: 52,
  overdue: 10,
  deferral_review: 5,
  deferred: 9,
  answer_review: 14,
  sent_back: 7,
  answered: 45,
  reopened: 6,
  closed: 167,
}
const outcomes: readonly Outcome[] = [
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'explained',
  'explained',
  'not_confirmed',
]
const reasons = Object.keys(rejectionReasons) as RejectionReason[]
const daysBack = 90

/**
 * Four hundred reports over the ninety days before `now` (local time of the city). The same pack and the same
 * minute give the same plan. Categories are in season on the day they are filed; every move lies in the past.
 */
export function planReports(pack: CityPack, now: Temporal.PlainDateTime): PlannedReport[] {
  const random = randomFrom(seedOf(`reports ${pack.city.code}`))
  const find = placeFinder(pack)
  const spots = new Map<string, ReportPlace>()
  const reports: PlannedReport[] = []
  for (const ending of Object.keys(counts) as Ending[])
    for (let index = 0; index < counts[ending]; index += 1)
      reports.push(planOne({ pack, now, random, find, spots, ending, index, number: reports.length }))
  return reports.toSorted((a, b) => b.daysAgo - a.daysAgo || a.minuteOfDay - b.minuteOfDay)
}

type Making = {
  readonly pack: CityPack
  readonly now: Temporal.PlainDateTime
  readonly random: Random
  readonly find: ReturnType<typeof placeFinder>
  /** Where a category was reported first: trouble gathers round such places. */
  readonly spots: Map<string, ReportPlace>
  readonly ending: Ending
  readonly index: number
  readonly number: number
}

/** Before Monday's office opens few reports can be where they should: then any that fits the past will do. */
const wishfulAttempts = 2000

/** Tries until every move of the report lies before now; the first try is nearly always good. */
function planOne(making: Making): PlannedReport {
  const { pack, now, random, ending, index } = making
  for (let attempt = 0; attempt < 4000; attempt += 1) {
    const filedAt = filingTime(making)
    const category = pickCategory(making, filedAt)
    if (!category) continue
    const story = {
      category,
      ending,
      outcome: outcomes[index % outcomes.length] as Outcome,
      reason: reasons[index % reasons.length] as RejectionReason,
      filedAt,
      pack,
      random,
      confirmDays: pack.city.confirmDays,
    }
    if (category.urgency === 'emergency' && beforeRouting.has(ending)) continue
    const path = planPath(story)
    if (filedAt.add({ minutes: path.at(-1)?.afterMinutes ?? 0 }).until(now).sign <= 0) continue
    if (attempt < wishfulAttempts && !isWhereItShould(making, category, filedAt, path)) continue
    const place = placeOf(making, category)
    const photos =
      category.photo === 'none'
        ? 0
        : category.photo === 'required'
          ? random.pick([1, 1, 2, 3])
          : random.pick([0, 1, 1])
    return {
      daysAgo: filedAt.toPlainDate().until(now.toPlainDate()).days,
      minuteOfDay: filedAt.hour * 60 + filedAt.minute,
      category: category.code,
      text: random.pick(reportTexts[category.code] ?? []),
      place,
      details: planDetails(category, { pack, random, filedAt, place }),
      photos,
      authorKey: authorOf(making),
      supporters: random.chance(0.4) ? 0 : Math.floor(random.next() ** 3 * 16),
      isPublic: category.isPublic,
      ending,
      path,
    }
  }
  throw new RangeError(`no report ends as ${ending} at ${now}`)
}

/** An emergency is routed the moment it is filed: nothing happens to it before. */
const beforeRouting: ReadonlySet<Ending> = new Set(['moderation', 'needs_info', 'rejected', 'withdrawn'])

const ages: Readonly<Record<Ending, readonly [from: number, to: number]>> = {
  moderation: [0, 0.9],
  needs_info: [0.2, 3],
  rejected: [1, daysBack - 1],
  withdrawn: [1, daysBack - 1],
  merged: [1, 40],
  external: [5, daysBack - 10],
  routed: [0.1, 3.5],
  redirected: [0.5, 4],
  in_work: [0.1, 9],
  overdue: [15, 26],
  deferral_review: [0.5, 11],
  deferred: [6, daysBack - 10],
  answer_review: [0.2, 11],
  sent_back: [1, 11],
  answered: [1, 15],
  reopened: [2, 16],
  closed: [9, daysBack - 1],
}

/** Few write at night, most in the evening. */
function filingTime({ now, random, ending, index }: Making): Temporal.PlainDateTime {
  const [from, to] = isFreshEmergency(ending, index) ? freshDays : ages[ending]
  const filed = now.subtract({ minutes: Math.round(random.between(from, to) * 1440) })
  const anyHour = ending === 'moderation' || isFreshEmergency(ending, index) || filed.hour >= 7
  return anyHour || random.chance(0.25) ? filed : filed.with({ hour: random.pick([8, 12, 18, 19, 20, 21]) })
}

/** Emergencies that nobody has taken yet are minutes old. */
const freshDays = [0.003, 0.009] as const
const isFreshEmergency = (ending: Ending, index: number) => ending === 'routed' && index < 2

/** Those who wait are still inside their term, those who are overdue are far beyond it. */
function isWhereItShould(
  { now, ending, index, pack }: Making,
  { answerTerm, urgency, serviceType }: Category,
  filedAt: Temporal.PlainDateTime,
  path: readonly PlannedMove[],
): boolean {
  const age = filedAt.until(now).total('minutes')
  const idle = age - (path.at(-1)?.afterMinutes ?? 0)
  if (age < 1) return false
  if (ending === 'overdue') return age > termMinutes(answerTerm) * 2.2 && urgency !== 'emergency'
  if (ending === 'answered') return idle < pack.city.confirmDays * 1440 - 600
  if (ending === 'needs_info') return idle < 3 * 1440 - 600
  if (ending === 'answer_review' || ending === 'deferral_review' || ending === 'reopened')
    return idle < (isRest(now) ? 4600 : 1400)
  if (isFreshEmergency(ending, index)) return urgency === 'emergency' && age < 14
  if (ending === 'routed' || ending === 'redirected')
    return urgency !== 'emergency' && !worksAtNight(pack, serviceType) && (idle < 900 || isRest(now))
  if (ending === 'in_work' || ending === 'sent_back') return age < termMinutes(answerTerm) * 0.95
  return true
}

/** Who works round the clock takes a report within hours, on Sundays too. */
const worksAtNight = ({ catalogue }: CityPack, serviceType: string) =>
  catalogue.serviceTypes.some(({ code, roundTheClock }) => code === serviceType && roundTheClock)

/** Nothing moves on a weekend, nor before people are back on Monday. */
const isRest = ({ dayOfWeek, hour }: Temporal.PlainDateTime) =>
  dayOfWeek > 5 || (dayOfWeek === 1 && hour < 13)

function pickCategory({ pack, random }: Making, filedAt: Temporal.PlainDateTime): Category | undefined {
  const monthDay = filedAt.toPlainDate().toString().slice(5)
  const offered = pack.catalogue.categories.filter(
    (category) => category.code in reportTexts && isInSeason(category, monthDay),
  )
  const weights = offered.map(({ code }) => frequent[code] ?? 1)
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  return offered.find((_, index) => {
    left -= weights[index] ?? 0
    return left < 0
  })
}

/** One report in five is near an earlier one of its category: hot spots, duplicates to come. */
function placeOf({ random, find, spots }: Making, category: Category): ReportPlace | null {
  const earlier = spots.get(category.code)
  if (earlier && category.place === 'point' && random.chance(0.2)) {
    const [lon, lat] = near(random, [earlier.lon, earlier.lat], 40).map(
      (degrees) => Math.round(degrees * 1e5) / 1e5,
    ) as [number, number]
    return { ...earlier, lon, lat }
  }
  const place = find(category, random)
  if (place) spots.set(category.code, place)
  return place
}

/** One resident has written twenty reports, most only one or two. */
function authorOf({ number, random }: Making): string {
  if (number % 20 === 7) return 'resident-1'
  return `resident-${number < 230 ? number + 2 : random.whole(2, 231)}`
}
