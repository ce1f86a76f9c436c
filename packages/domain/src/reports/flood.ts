/** A report that waits for a moderator, and by what its sender is known. */
export type Sent = {
  readonly id: string
  readonly author: string | null
  /** A mark of the device, which says nothing else. */
  readonly device: string | null
}

/** So many reports of one author within a day are still a bad day in the yard; more are a flood. */
export const MOST_OF_ONE_AUTHOR = 5

/**
 * Reports that wait, by who sent them: the same account or contact, or the same device, and whoever shares either with
 * them. Only floods are given, the largest first; the reports of one stand in the order in which they came.
 */
export function floodsOf<Report extends Sent>(waiting: readonly Report[]): readonly (readonly Report[])[] {
  const groups = new Map<string, Report[]>()
  for (const report of waiting) {
    const keys = keysOf(report)
    const known = new Set(keys.flatMap((key) => groups.get(key) ?? []))
    const group = [...known, report]
    const all = new Set([...keys, ...group.flatMap(keysOf)])
    for (const key of all) groups.set(key, group)
  }
  const order = new Map(waiting.map(({ id }, index) => [id, index]))
  const placeOf = ({ id }: Report) => order.get(id) ?? 0
  return [...new Set(groups.values())]
    .filter(({ length }) => length > MOST_OF_ONE_AUTHOR)
    .map((group) => group.toSorted((a, b) => placeOf(a) - placeOf(b)))
    .toSorted((a, b) => b.length - a.length)
}

function keysOf({ author, device }: Sent): readonly string[] {
  return [...(author === null ? [] : [`author ${author}`]), ...(device === null ? [] : [`device ${device}`])]
}
