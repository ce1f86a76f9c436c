import type { Temporal } from 'temporal-polyfill'
import type { Category, Term } from '../catalog/pack-categories.ts'
import type { ReportSource, SourceTerm } from '../catalog/pack-sources.ts'
import { localDate, type WorkCalendar } from '../sla/calendar.ts'
import { isInSeason } from './filing.ts'

/** What a report brings with it that its term may depend on. */
export type Intake = {
  readonly rule: SourceTerm
  /** Marked as important where it came from. */
  readonly important: boolean
  /** The date that came with it. */
  readonly givenDueAt: Temporal.Instant | null
}

const byCategory = { by: 'category' } as const satisfies SourceTerm

/** What people report to the city itself. */
export const ownIntake: Intake = { rule: byCategory, important: false, givenDueAt: null }

/** The rule of a source by its code; what the pack does not name goes by the category. */
export function ruleOf(sources: readonly ReportSource[], code: string): SourceTerm {
  return sources.find((source) => source.code === code)?.term ?? byCategory
}

type CategoryTerms = Pick<Category, 'answerTerm' | 'eliminationNorm'>

/** The terms of a category for what is registered at an instant: the season of that day in the city's zone decides. */
export function termsAt(
  category: Category,
  registeredAt: Temporal.Instant,
  calendar: WorkCalendar,
): CategoryTerms {
  return termsOn(category, localDate(registeredAt, calendar).toString().slice(5))
}

/** The terms of a category for what is registered on a day `MM-DD`. */
export function termsOn(
  { answerTerm, eliminationNorm, seasonalTerms = [] }: Category,
  monthDay: string,
): CategoryTerms {
  const season = seasonalTerms.find((one) => isInSeason({ season: one }, monthDay))
  return {
    answerTerm: season?.answerTerm ?? answerTerm,
    eliminationNorm: season?.eliminationNorm ?? eliminationNorm,
  }
}

/**
 * The term of the answer to a report, or the instant of its end where that was given. A source that should have
 * given a date and did not leaves the category's term.
 *
 * Source: 9 working hours and 4 for what is important — the regional rules for incidents from social networks;
 * the date of the federal feedback platform stands over the city's own — Government Decree 2334 of 27.12.2023.
 */
export function answerTermOf(
  { rule, important, givenDueAt }: Intake,
  categoryTerm: Term,
): Term | Temporal.Instant {
  if (rule.by === 'source') return important ? rule.importantTerm : rule.term
  return (rule.by === 'given_date' && givenDueAt) || categoryTerm
}
