import { statusGroup } from '@gorozhanin/domain/reports/status'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MapPoint } from '../../map/style.ts'
import { reportQuery } from './queries.ts'

/** The opened report as a point of the map; null while it is not known or has no place. */
export function useChosen(number: string | null): MapPoint | null {
  const { data } = useQuery({ ...reportQuery(number ?? ''), enabled: number !== null })
  return useMemo(() => {
    if (!number || !data?.place) return null
    return { ...data.place, number, group: statusGroup(data.status), overdue: data.overdue }
  }, [number, data])
}
