import type { Reply } from '@gorozhanin/domain/endpoint'
import { fileReport } from '@gorozhanin/domain/reports/api'
import { useSyncExternalStore } from 'react'
import { categoriesQuery } from '../../api/city.ts'
import { ApiProblem } from '../../api/problem.ts'
import { queryClient } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { rememberMine } from '../mine/mine.ts'
import { clearDraft, currentDraft, patchDraft } from './current-draft.ts'
import type { Draft } from './draft.ts'
import { readPhoto } from './photo-store.ts'
import { reportForm } from './report-form.ts'
import { isWorthRepeating, pauseMs } from './retry.ts'

/** Where the sending of the draft stands. */
type Sending =
  | { readonly phase: 'idle' }
  /** `share` of the bytes that have left, 0 to 1. */
  | { readonly phase: 'sending'; readonly share: number }
  /** The city does not answer; tried again at `retryAt`, ms since 1970, or as soon as there is a connection. */
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly problem: ApiProblem }
  | { readonly phase: 'refused'; readonly problem: ApiProblem; readonly at: number }
  | { readonly phase: 'sent'; readonly number: string }

let state: Sending = { phase: 'idle' }
const listeners = new Set<() => void>()
let timer: number | undefined
let attempt = 0
let stopping: AbortController | null = null

function become(next: Sending): void {
  state = next
  for (const tell of listeners) tell()
}

export function useSending(): Sending {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/** Sends the draft until the city takes or refuses it. Nothing is lost meanwhile: the draft stays on the device. */
export function sendDraft(): void {
  patchDraft({ queued: true })
  attempt = 0
  void send()
}

/** Takes up what an earlier visit could not send. */
export function resumeSending(): void {
  if (currentDraft.get().queued && state.phase === 'idle') void send()
}

/** Back to writing. What has left already may have arrived: the key of the draft then tells. */
export function stopSending(): void {
  window.clearTimeout(timer)
  stopping?.abort()
  patchDraft({ queued: false })
  become({ phase: 'idle' })
}

/** The number has been shown. */
export function forgetSent(): void {
  become({ phase: 'idle' })
}

/** Tries again at once: the person asked, or the connection is back. */
export function hurrySending(): void {
  if (state.phase === 'waiting') void send()
}

async function send(): Promise<void> {
  window.clearTimeout(timer)
  const draft = currentDraft.get()
  const stop = new AbortController()
  stopping = stop
  attempt++
  become({ phase: 'sending', share: 0 })
  try {
    const photos = await Promise.all(draft.photos.map(({ id }) => readPhoto(id)))
    const form = reportForm(
      draft,
      photos.filter((photo) => photo !== undefined),
    )
    const onProgress = (share: number) => become({ phase: 'sending', share })
    const filed = await upload(fileReport, { form, onProgress, signal: stop.signal })
    await remember(draft, filed)
    clearDraft()
    become({ phase: 'sent', number: filed.number })
  } catch (fault) {
    if (!stop.signal.aborted) fail(fault)
  }
}

function fail(fault: unknown): void {
  const problem = fault instanceof ApiProblem ? fault : new ApiProblem('network.unknown', 0)
  if (isWorthRepeating(problem)) {
    const pause = pauseMs(attempt, problem.retryAfter)
    timer = window.setTimeout(() => void send(), pause)
    become({ phase: 'waiting', retryAt: Date.now() + pause, problem })
  } else {
    patchDraft({ queued: false })
    become({ phase: 'refused', problem, at: Date.now() })
  }
}

async function remember(draft: Draft, filed: Reply<typeof fileReport>): Promise<void> {
  const { number, follow, agency, dueAt, status } = filed
  const catalogue = await queryClient.fetchQuery(categoriesQuery).catch(() => null)
  const category = catalogue?.categories.find(({ code }) => code === draft.category)
  const named = category?.name ?? { ru: draft.text, en: draft.text }
  rememberMine({
    number,
    follow,
    filedAt: new Date().toISOString(),
    category: named,
    address: draft.withoutPlace ? null : draft.address,
    agency: agency.name,
    dueAt,
    handedOver: status !== 'moderation',
    isPublic: draft.publish === true && (category?.isPublic ?? true),
  })
}

window.addEventListener('online', hurrySending)
