import { exportAccount, listConsents, listOwnReports, listSessions } from '@gorozhanin/domain/accounts/api'
import { listSupported } from '@gorozhanin/domain/reports/support-api'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, { signal }),
})

export const consentsQuery = queryOptions({
  queryKey: ['account', 'consents'],
  queryFn: ({ signal }) => call(listConsents, { signal }),
})

export const ownReportsQuery = queryOptions({
  queryKey: ['account', 'reports'],
  queryFn: ({ signal }) => call(listOwnReports, { signal }),
})

/** What this device or account has said «у меня тоже» of. */
export const supportedQuery = queryOptions({
  queryKey: ['reports', 'supported'],
  queryFn: ({ signal }) => call(listSupported, { signal }),
})

export const exportQuery = queryOptions({
  queryKey: ['account', 'export'],
  queryFn: ({ signal }) => call(exportAccount, { signal }),
})
