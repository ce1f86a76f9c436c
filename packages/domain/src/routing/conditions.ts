import type { Temporal } from 'temporal-polyfill'
import type { PlaceKind, Urgency } from '../catalog/pack-categories.ts'
import type { RoutingConditions } from './pack-rules.ts'

/** What a rule of the pack may look at. */
export type Situation = {
  readonly category: {
    readonly code: string
    readonly group: string
    readonly serviceType: string
    readonly altServiceTypes: readonly string[]
    readonly place: PlaceKind
    readonly urgency: Urgency
  }
  /** Answers to the category's questions, by their codes. */
  readonly details: Readonly<Record<string, unknown>>
  /** The moment of the decision in the city's zone. */
  readonly localTime: Temporal.PlainDateTime
}

export type Condition = keyof RoutingConditions

/** The first condition of a pack rule that does not hold; null when all of them do. */
export function unmetCondition(
  when: RoutingConditions,
  { category, details, localTime }: Situation,
): Condition | null {
  const checks: readonly (readonly [Condition, boolean])[] = [
    ['categories', allows(when.categories, category.code)],
    ['groups', allows(when.groups, category.group)],
    ['serviceTypes', allows(when.serviceTypes, category.serviceType)],
    ['urgencies', allows(when.urgencies, category.urgency)],
    ['details', answered(when.details, details)],
    ['hours', inHours(when.hours, localTime.hour)],
    ['weekdays', allows(when.weekdays, localTime.dayOfWeek)],
    ['season', inSeason(when.season, localTime.toPlainDate().toString().slice(5))],
  ]
  return checks.find(([, holds]) => !holds)?.[0] ?? null
}

function allows<Value>(allowed: readonly Value[] | undefined, value: Value): boolean {
  return !allowed || allowed.includes(value)
}

function answered(wanted: RoutingConditions['details'] = {}, details: Situation['details']): boolean {
  return Object.entries(wanted).every(([question, answer]) =>
    [answer].flat().some((one) => one === details[question]),
  )
}

function inHours(hours: RoutingConditions['hours'], hour: number): boolean {
  if (!hours || hours.from === hours.to) return true
  const { from, to } = hours
  return from < to ? from <= hour && hour < to : from <= hour || hour < to
}

/** Month and day as text sort like the days themselves. */
function inSeason(season: RoutingConditions['season'], monthDay: string): boolean {
  if (!season) return true
  const { from, to } = season
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}
