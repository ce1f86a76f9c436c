import { countAlerts, listAlerts } from '@gorozhanin/domain/alerts/api'
import { showMySettings } from '@gorozhanin/domain/people/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

/** Begins the key of everything about the own alerts. */
export const alertsKey = ['console', 'alerts']

export const unreadQuery = queryOptions({
  queryKey: [...alertsKey, 'unread'],
  queryFn: ({ signal }) => call(countAlerts, { signal }),
})

export const alertsQuery = infiniteQueryOptions({
  queryKey: [...alertsKey, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call(listAlerts, { query: { ...(pageParam && { cursor: pageParam }) }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
})

export const mySettingsQuery = queryOptions({
  queryKey: ['console', 'settings'],
  queryFn: ({ signal }) => call(showMySettings, { signal }),
})
