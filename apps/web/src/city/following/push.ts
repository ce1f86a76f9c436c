import {
  type Following,
  followByPush,
  listFollowingByPush,
  showPushKey,
  stopFollowingByPush,
} from '@gorozhanin/domain/following/api'
import type { Language } from '@gorozhanin/domain/names'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/queries.ts'
import type { Choices } from './follow.ts'

const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** The city's key; null where this browser or the city knows no pushes. */
export const pushKeyQuery = queryOptions({
  queryKey: ['push-key'],
  queryFn: async ({ signal }) => (canPush() ? (await call(showPushKey, { signal })).key : null),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The person, or the browser for the person, has said no. */
export class PushRefused extends Error {}

/** @throws PushRefused, and what the door refuses with. */
export async function followByBrowser(
  key: string,
  subject: Following['subject'],
  choices: Choices,
  language: Language,
): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused()
  const { pushManager } = await navigator.serviceWorker.ready
  const found = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => null)
  const { endpoint, keys: { p256dh, auth } = {} } = found?.toJSON() ?? {}
  if (!endpoint || !p256dh || !auth) throw new PushRefused()
  await call(followByPush, { body: { subject, ...choices, language, device: { endpoint, p256dh, auth } } })
  void queryClient.invalidateQueries({ queryKey: ['pushes'] })
}

/** What proves to be this browser; null for one that gets no pushes. */
async function thisDevice() {
  const worker = canPush() ? await navigator.serviceWorker.getRegistration() : undefined
  const found = await worker?.pushManager.getSubscription()
  const { endpoint, keys: { auth } = {} } = found?.toJSON() ?? {}
  return endpoint && auth ? { endpoint, auth } : null
}

/** What this browser follows by pushes. */
export const pushesQuery = queryOptions({
  queryKey: ['pushes'],
  queryFn: async ({ signal }) => {
    const device = await thisDevice()
    return device ? (await call(listFollowingByPush, { body: { device }, signal })).following : []
  },
})

/** Ends one thing that this browser follows, or all of them where none is named. */
export async function stopPushes(id?: string): Promise<void> {
  const device = await thisDevice()
  if (device) await call(stopFollowingByPush, { body: { device, ...(id !== undefined && { id }) } })
}
