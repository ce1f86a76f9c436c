import type { Reply } from '@gorozhanin/domain/endpoint'
import { fileReport } from '@gorozhanin/domain/reports/api'
import { useSyncExternalStore } from 'react'
import { categoriesQuery } from '../../api/city.ts'
import { ApiProblem } from '../../api/problem.ts'
import { queryClient } from '../../api/queries.ts'
import { upload } from '../../api/upload.ts'
import { rememberMine } from '../mine/mine.ts'
import { wakeToSend } from '../worker.ts'
import { drafts } from './current-draft.ts'
import type { Draft } from './draft.ts'
import { collectSent, onSent, putInOutbox, sendAlone, takeFromOutbox } from './outbox.ts'
import { readPhoto } from './photo-store.ts'
import { reportForm } from './report-form.ts'
import { isWorthRepeating, pauseMs } from './retry.ts'

export type Refused = { readonly problem: ApiProblem; readonly at: number }

/** What is being sent now. Drafts go one after the other: `clientKey` says which. */
type Course =
  | { readonly phase: 'idle' }
  /** `share` of the bytes that have left, 0 to 1. */
  | { readonly phase: 'sending'; readonly clientKey: string; readonly share: number }
  /** The city does not answer; tried again at `retryAt`, ms since 1970, or as soon as there is a connection. */
  | { readonly phase: 'waiting'; readonly retryAt: number; readonly problem: ApiProblem }

type Sending = {
  readonly course: Course
  /** Why the city did not take a draft, by its key. */
  readonly refused: Readonly<Record<string, Refused>>
  /** The last one that the city has taken, until it is shown; `wasOpen` when the person had nothing else open. */
  readonly taken: { readonly number: string; readonly wasOpen: boolean } | null
}

let state: Sending = { course: { phase: 'idle' }, refused: {}, taken: null }
const listeners = new Set<() => void>()
let timer: number | undefined
let attempt = 0
let stopping: AbortController | null = null

function become(fields: Partial<Sending>): void {
  state = { ...state, ...fields }
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

/** Why the city did not take this draft; null where it did not say no. */
export function useRefusal({ clientKey }: Draft): Refused | null {
  return useSending().refused[clientKey] ?? null
}

/** Sends the open draft until the city takes or refuses it. Nothing is lost meanwhile: the draft stays on the device. */
export function sendDraft(): void {
  drafts.change((draft) => ({ ...draft, queued: true }))
  const { [drafts.get().clientKey]: _, ...refused } = state.refused
  become({ refused })
  void putInOutbox(drafts.get()).then(wakeToSend)
  attempt = 0
  if (state.course.phase !== 'sending') void send()
}

/** Takes up what an earlier visit could not send, and what was sent while no page was open. */
export async function resumeSending(): Promise<void> {
  await collect()
  if (state.course.phase === 'idle') await send()
}

/** Back to writing. What has left already may have arrived: the key of the draft then tells. */
export function stopSending({ clientKey }: Draft): void {
  drafts.changeOf(clientKey, (draft) => ({ ...draft, queued: false }))
  void takeFromOutbox(clientKey)
  const { course } = state
  if (course.phase === 'sending' && course.clientKey === clientKey) stopping?.abort()
  if (course.phase === 'waiting') void send()
}

/** The number has been shown. */
export function forgetTaken(): void {
  become({ taken: null })
}

/** Tries again at once: the person asked, or the connection is back. */
export function hurrySending(): void {
  if (state.course.phase === 'waiting') void send()
}

/** Sends what waits, the oldest first, until nothing waits or the city does not answer. */
async function send(): Promise<void> {
  window.clearTimeout(timer)
  const waiting = drafts.all().findLast(({ queued }) => queued)
  if (!waiting) return become({ course: { phase: 'idle' } })
  const { clientKey } = waiting
  become({ course: { phase: 'sending', clientKey, share: 0 } })
  stopping = new AbortController()
  const { signal } = stopping
  attempt++
  try {
    await sendAlone(() => sendOne(clientKey, signal))
    attempt = 0
  } catch (fault) {
    if (!signal.aborted && !(await passOn(clientKey, fault))) return
  }
  await send()
}

/** Sends a draft, unless it was sent or called back while this waited for its turn. */
async function sendOne(clientKey: string, signal: AbortSignal): Promise<void> {
  await collect()
  const draft = drafts.all().find((one) => one.clientKey === clientKey)
  if (!draft?.queued || signal.aborted) return
  const photos = await Promise.all(draft.photos.map(({ id }) => readPhoto(id)))
  const form = reportForm(
    draft,
    photos.filter((photo) => photo !== undefined),
  )
  const onProgress = (share: number) => become({ course: { phase: 'sending', clientKey, share } })
  const filed = await upload(fileReport, { form, onProgress, signal })
  await takeFromOutbox(clientKey)
  await take(draft, filed)
}

/** What became of a draft that could not be sent: false when it is tried again later, and the others with it. */
async function passOn(clientKey: string, fault: unknown): Promise<boolean> {
  const problem = fault instanceof ApiProblem ? fault : new ApiProblem('network.unknown', 0)
  if (isWorthRepeating(problem)) {
    const pause = pauseMs(attempt, problem.retryAfter)
    timer = window.setTimeout(() => void send(), pause)
    become({ course: { phase: 'waiting', retryAt: Date.now() + pause, problem } })
    return false
  }
  drafts.changeOf(clientKey, (draft) => ({ ...draft, queued: false }))
  await takeFromOutbox(clientKey)
  become({ refused: { ...state.refused, [clientKey]: { problem, at: Date.now() } } })
  return true
}

/** Takes up what was sent while no page was open. */
async function collect(): Promise<void> {
  for (const { draft, filed } of await collectSent()) await take(draft, filed)
}

/** The city has it: the device remembers the report instead of the draft. */
async function take(draft: Draft, filed: Reply<typeof fileReport>): Promise<void> {
  const wasOpen = drafts.get().clientKey === draft.clientKey
  await remember(draft, filed)
  drafts.drop(draft.clientKey)
  become({ taken: { number: filed.number, wasOpen } })
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
onSent(() => void collect())
