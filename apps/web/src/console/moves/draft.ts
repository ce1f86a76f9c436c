import type { Photo } from '@gorozhanin/domain/reports/api'
import type { Outcome } from '@gorozhanin/domain/reports/status'
import { useCallback, useState } from 'react'
import type { ChosenPlace } from '../../parts/place-picker.tsx'
import type { StaffMove } from '../keys.ts'
import type { AtOnce } from './offers.ts'

/**
 * A move that asks for words or a choice. `publish_to` publishes with another agency than the proposed one, `accept_for`
 * takes the report and gives the work to one of the agency's people.
 */
export type FormName = Exclude<StaffMove, AtOnce> | 'publish_to' | 'accept_for'

/** What a person has entered so far. */
export type Draft = {
  readonly text: string
  readonly agency: string | null
  readonly performer: string | null
  readonly category: string | null
  /** A code of the list that the form offers. */
  readonly reason: string | null
  readonly outcome: Outcome | null
  /** `YYYY-MM-DD` */
  readonly date: string
  /** Of another report, or of a letter. */
  readonly number: string
  readonly body: string
  readonly base: string
  readonly photos: readonly Photo[]
  /** Another place than the report has. */
  readonly place: ChosenPlace | null
}

const nothing: Draft = {
  text: '',
  agency: null,
  performer: null,
  category: null,
  reason: null,
  outcome: null,
  date: '',
  number: '',
  body: '',
  base: '',
  photos: [],
  place: null,
}

const keyOf = (number: string, form: FormName) => `draft.${number}.${form}`

function read(number: string, form: FormName, start: Draft): Draft {
  const kept = localStorage.getItem(keyOf(number, form))
  if (kept === null) return start
  try {
    return { ...start, ...JSON.parse(kept) }
  } catch {
    return start
  }
}

/** Whether words for this report are kept in this browser. */
export function hasDraft(number: string, form: FormName): boolean {
  return localStorage.getItem(keyOf(number, form)) !== null
}

/** Fills a form before it is opened. */
export function putDraft(number: string, form: FormName, given: Partial<Draft>): void {
  localStorage.setItem(keyOf(number, form), JSON.stringify({ ...read(number, form, nothing), ...given }))
}

export function dropDraft(number: string, form: FormName): void {
  localStorage.removeItem(keyOf(number, form))
}

type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>)

/**
 * The draft of a move, kept in this browser: a closed form, a reload or a lost connection loses nothing.
 * `given` is what the form begins with.
 */
export function useDraft(
  number: string,
  form: FormName,
  given: Partial<Draft> = {},
): readonly [Draft, (change: Change) => void] {
  const [start] = useState(() => ({ ...nothing, ...given }))
  const [draft, setDraft] = useState(() => read(number, form, start))
  const change = useCallback(
    (change: Change) =>
      setDraft((before) => {
        const next = { ...before, ...(typeof change === 'function' ? change(before) : change) }
        const written = JSON.stringify(next)
        if (written === JSON.stringify(start)) dropDraft(number, form)
        else localStorage.setItem(keyOf(number, form), written)
        return next
      }),
    [number, form, start],
  )
  return [draft, change]
}
