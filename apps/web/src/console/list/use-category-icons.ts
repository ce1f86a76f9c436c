import { useCallback } from 'react'
import { useCategories } from '../../api/city.ts'

/** `iconOf(group)`: the sign of a group of categories. */
export function useCategoryIcons(): (group: string) => string {
  const { groups } = useCategories()
  return useCallback((group) => groups.find(({ code }) => code === group)?.icon ?? 'message', [groups])
}
