import type { Reply } from '@gorozhanin/domain/endpoint'
import { listStaff } from '@gorozhanin/domain/people/staff-api'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export type StaffPage = Reply<typeof listStaff>

export const staffQuery = queryOptions({
  queryKey: ['console', 'staff'],
  queryFn: ({ signal }) => call(listStaff, { signal }),
})
