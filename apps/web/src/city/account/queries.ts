import { exportAccount, listConsents, listOwnReports, listSessions } from '@gorozhanin/domain/accounts/api'
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

export const exportQuery = queryOptions({
  queryKey: ['account', 'export'],
  queryFn: ({ signal }) => call(exportAccount, { signal }),
})
