import { mayUse } from '@gorozhanin/domain/people/rights'
import { type Flooding, listFloods } from '@gorozhanin/domain/reports/flood-api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { keepIds } from './keep-ids.ts'

/** What one author has sent within a day. `id` stays while any of the reports does. */
export type Flood = { readonly id: string; readonly reports: readonly Flooding[] }

const refreshMs = 30_000
const queryKey = ['console', 'floods']

const floodsQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal, client }) => {
    const { floods } = await call(listFloods, { signal })
    return keepIds(client.getQueryData<readonly Flood[]>(queryKey) ?? [], floods)
  },
  refetchInterval: refreshMs,
})

const none: readonly Flood[] = []

/** Authors who have sent more than anyone sends; nobody's for those who do not moderate. */
export function useFloods(): readonly Flood[] {
  const { roles } = useStaff()
  return useQuery({ ...floodsQuery, enabled: mayUse(roles, listFloods.access) }).data ?? none
}
