import type { Flood } from './use-floods.ts'

/** The floods under the ids that they had, as far as they share a report with one of those; new ones get new ids. */
export function keepIds(
  before: readonly Flood[],
  found: readonly Pick<Flood, 'reports'>[],
): readonly Flood[] {
  const known = new Map(before.flatMap(({ id, reports }) => reports.map(({ number }) => [number, id])))
  const taken = new Set<string>()
  return found.map(({ reports }) => {
    const had = reports.flatMap(({ number }) => known.get(number) ?? []).find((id) => !taken.has(id))
    const id = had ?? `flood-${reports[0]?.number}`
    taken.add(id)
    return { id, reports }
  })
}
