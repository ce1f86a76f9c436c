import type { Input } from '@gorozhanin/domain/endpoint'
import type { listConsole } from '@gorozhanin/domain/reports/api'
import { type Status, statuses } from '@gorozhanin/domain/reports/status'

const answerTerms = ['late', 'today', 'tomorrow'] as const

/** What the address of the console says beside its path: which reports are in the list. Nothing means all open ones. */
export type ConsoleSearch = {
  /** Statuses with commas. */
  readonly status?: string
  /** Codes of agencies with commas. */
  readonly agency?: string
  /** Codes of categories with commas. */
  readonly category?: string
  readonly overdue?: true
  /** By the term of the answer alone. */
  readonly answer?: (typeof answerTerms)[number]
  readonly unpublished?: true
  /** Emergencies that nobody has taken into work. */
  readonly unaccepted?: true
  /** Somebody has said «у меня тоже». */
  readonly supported?: true
  /** Those with the most supporters come first. */
  readonly sort?: 'supporters'
  /** Reports on which the person who looks has to decide. */
  readonly decision?: true
  /** Something that a neighbour added waits for a moderator. */
  readonly remarks?: true
  /** Words to look for. */
  readonly q?: string
}

export type ConsoleFilter = Pick<Input<typeof listConsole>['query'], keyof ConsoleSearch>

const code = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** Takes what can be understood, drops the rest: an address is typed, cut and guessed at. */
export function readConsoleSearch(search: Record<string, unknown>): ConsoleSearch {
  const flag = (value: unknown) => value === true || undefined
  const found = {
    status: keepWords(search.status, (word) => statuses.some((status) => status === word)),
    agency: keepWords(search.agency, (word) => code.test(word)),
    category: keepWords(search.category, (word) => code.test(word)),
    overdue: flag(search.overdue),
    answer: answerTerms.find((term) => term === search.answer),
    unpublished: flag(search.unpublished),
    unaccepted: flag(search.unaccepted),
    supported: flag(search.supported),
    sort: search.sort === 'supporters' ? ('supporters' as const) : undefined,
    decision: flag(search.decision),
    remarks: flag(search.remarks),
    // A number typed into the address comes as a number.
    q: ['string', 'number'].includes(typeof search.q) ? String(search.q).trim().slice(0, 200) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}

function keepWords(list: unknown, isGood: (word: string) => boolean): string | undefined {
  if (typeof list !== 'string') return undefined
  return list.split(',').filter(isGood).slice(0, 20).join(',') || undefined
}

export function wordsOf(list: string | undefined): readonly string[] {
  return list?.split(',') ?? []
}

export function statusesOf({ status }: ConsoleSearch): readonly Status[] {
  const words = wordsOf(status)
  return statuses.filter((one) => words.includes(one))
}

/** Whether two addresses name the same list. */
export function isSameSearch(a: ConsoleSearch, b: ConsoleSearch): boolean {
  const write = (search: ConsoleSearch) => JSON.stringify(Object.entries(search).toSorted(byName))
  return write(a) === write(b)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

export type SignInSearch = {
  /** Where to go after the sign-in: a path of this app. */
  readonly next?: string
  /** What the second factor asks for, after a provider has said who it is. */
  readonly step?: 'totp' | 'enrol'
  /** A provider did not let the person in. */
  readonly fault?: string
}

/** Only a path of our own: nobody is led to another site by a link to the sign-in. */
export function readSignInSearch({ next, step, fault }: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
    ...((step === 'totp' || step === 'enrol') && { step }),
    ...(typeof fault === 'string' && { fault }),
  }
}
