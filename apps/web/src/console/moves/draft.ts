import type { Photo } from '@gorozhanin/domain/reports/api'
import type { RejectionReason } from '@gorozhanin/domain/reports/rejection'
import type { Outcome } from '@gorozhanin/domain/reports/status'
import { useCallback, useState } from 'react'

/** A move that asks for words or a choice. `publish_to` publishes with another agency than the proposed one. */
export type FormName = 'publish_to' | 'reject' | 'redirect' | 'answer' | 'send_back' | 'hide'

/** What a person has entered so far. */
export type Draft = {
  readonly text: string
  readonly agency: string | null
  readonly reason: RejectionReason | null
  readonly outcome: Outcome | null
  readonly photos: readonly Photo[]
}

const nothing: Draft = { text: '', agency: null, reason: null, outcome: null, photos: [] }

const keyOf = (number: string, form: FormName) => `draft.${number}.${form}`

function read(number: string, form: FormName): Draft {
  const kept = localStorage.getItem(keyOf(number, form))
  if (kept === null) return nothing
  try {
    return { ...nothing, ...JSON.parse(kept) }
  } catch {
    return nothing
  }
}

function isNothing({ text, agency, reason, outcome, photos }: Draft): boolean {
  return text === '' && agency === null && reason === null && outcome === null && photos.length === 0
}

/** Whether words for this report are kept in this browser. */
export function hasDraft(number: string, form: FormName): boolean {
  return localStorage.getItem(keyOf(number, form)) !== null
}

export function dropDraft(number: string, form: FormName): void {
  localStorage.removeItem(keyOf(number, form))
}

/** The draft of a move, kept in this browser: a closed form, a reload or a lost connection loses nothing. */
export function useDraft(
  number: string,
  form: FormName,
): readonly [Draft, (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void] {
  const [draft, setDraft] = useState(() => read(number, form))
  const change = useCallback(
    (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) =>
      setDraft((before) => {
        const next = { ...before, ...(typeof change === 'function' ? change(before) : change) }
        if (isNothing(next)) dropDraft(number, form)
        else localStorage.setItem(keyOf(number, form), JSON.stringify(next))
        return next
      }),
    [number, form],
  )
  return [draft, change]
}
