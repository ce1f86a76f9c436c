import type { Reply } from '@gorozhanin/domain/endpoint'
import type { Names } from '@gorozhanin/domain/names'
import type { headToday } from '@gorozhanin/domain/summary/api'

export type Today = Reply<typeof headToday>

type AgencyCount = { readonly agency: Names; readonly count: number }

/** One thing worth saying aloud. */
export type Sentence =
  | { readonly kind: 'calm' | 'no_emergencies' | 'no_overdue' }
  | { readonly kind: 'emergencies' | 'due_today'; readonly count: number }
  /** `top` are the agencies with the most, `rest` how many reports the others have. */
  | {
      readonly kind: 'overdue'
      readonly count: number
      readonly top: readonly AgencyCount[]
      readonly rest: number
    }
  | { readonly kind: 'grew'; readonly count: number; readonly mean: number }

/** How many agencies are named in one breath. */
const mostNamed = 3

/** A day stands out when it brings half as much again as usual, and at least this many more. */
const grownShare = 0.5
const grownBy = 5

/**
 * What the head has to know, at most three sentences, the gravest first: emergencies that nobody took, answers that
 * are late and whose, what is due today, a day that brings far more than usual. Nothing of it makes a calm day.
 */
export function headline(today: Today, emergencies: number): readonly Sentence[] {
  const grave: Sentence[] = []
  if (emergencies > 0) grave.push({ kind: 'emergencies', count: emergencies })
  if (today.overdue > 0) grave.push(overdueSentence(today))
  if (today.dueToday > 0) grave.push({ kind: 'due_today', count: today.dueToday })
  if (hasGrown(today)) grave.push({ kind: 'grew', count: today.filed, mean: today.weekMean.filed })

  if (grave.length === 0) return [{ kind: 'calm' }, { kind: 'no_overdue' }, { kind: 'no_emergencies' }]
  if (emergencies === 0) grave.push({ kind: 'no_emergencies' })
  return grave.slice(0, 3)
}

function overdueSentence({ overdue, byAgency }: Today): Sentence {
  const late = byAgency.filter((one) => one.overdue > 0).toSorted((a, b) => b.overdue - a.overdue)
  const top = late.slice(0, mostNamed).map(({ agency, overdue: count }) => ({ agency: agency.name, count }))
  const named = top.reduce((sum, { count }) => sum + count, 0)
  return { kind: 'overdue', count: overdue, top, rest: overdue - named }
}

function hasGrown({ filed, weekMean }: Today): boolean {
  const share = changeShare(filed, weekMean.filed)
  return share !== null && share >= grownShare && filed - weekMean.filed >= grownBy
}

/** Under this a percent says more than is known. */
const leastForPercent = 10

/**
 * The change against the mean of seven days as a share of it; null where so few were counted that a percent would lie.
 */
export function changeShare(count: number, mean: number): number | null {
  const counted = Math.round(mean * 7)
  return counted < leastForPercent ? null : (count - mean) / mean
}

/** Agencies for a page that has room for `most` rows: the last row may stand for all the others. */
export function fitAgencies(byAgency: Today['byAgency'], most: number) {
  const busy = byAgency.filter(({ open, answered }) => open > 0 || answered > 0)
  if (busy.length <= most) return { shown: busy, others: null }
  const rest = busy.slice(most - 1)
  const sum = (key: 'open' | 'overdue' | 'answered') => rest.reduce((total, one) => total + one[key], 0)
  return {
    shown: busy.slice(0, most - 1),
    others: { count: rest.length, open: sum('open'), overdue: sum('overdue'), answered: sum('answered') },
  }
}
