import type { Ctx } from '../main/context.ts'
import { shareNext } from '../platform/share-next.ts'
import type { WorldPoint } from './mercator.ts'
import { loadShown, toShown } from './shown-load.ts'
import { hide, type ShownMemory, show } from './shown-memory.ts'
import {
  changesSince,
  LONGEST_SILENCE_SECONDS,
  type MapChange,
  MOST_CHANGES,
  type Moment,
} from './shown-store.ts'

/** How long a memory is followed before another takes its place, in case that PostgreSQL was put back to an older state. */
const RENEW_MS = 6 * 3_600_000

type Held = { readonly memory: ShownMemory; readonly moment: Moment; readonly loadedAtMs: number }

/**
 * Gives the reports of the map as PostgreSQL holds them at a moment after the call: what was hidden before it is not
 * among them. The first call waits until all are read. Calls that come together ask the database once.
 *
 * `changed` is told where the map differs from what was given before; null means everywhere.
 */
export function followShown(
  { db, log }: Pick<Ctx, 'db' | 'log'>,
  changed: (places: readonly WorldPoint[] | null) => void,
): () => Promise<ShownMemory> {
  let held: Held | undefined
  let isRenewing = false
  let renewed: Held | undefined

  async function load(): Promise<Held> {
    const startedAtMs = performance.now()
    const loaded = await loadShown(db)
    const ms = Math.round(performance.now() - startedAtMs)
    log.info({ reports: loaded.memory.settled.length, ms }, 'the reports of the map are in memory')
    return { ...loaded, loadedAtMs: performance.now() }
  }

  function take(next: Held): ShownMemory {
    held = next
    changed(null)
    return next.memory
  }

  /** The new memory is taken by the next call, which reads what has happened since it was begun. */
  function renew(): void {
    if (isRenewing) return
    isRenewing = true
    load()
      .then(
        (next) => {
          renewed = next
        },
        (error: unknown) => log.warn({ err: error }, 'the reports of the map could not be read anew'),
      )
      .finally(() => {
        isRenewing = false
      })
  }

  return shareNext(async () => {
    if (renewed) take(renewed)
    renewed = undefined
    if (!held) return take(await load())

    const { changes, moment } = await changesSince(db, held.moment)
    if (isGap(held.moment, moment, changes)) return take(await load())
    if (performance.now() - held.loadedAtMs > RENEW_MS) renew()

    const { memory } = held
    held = { ...held, moment }
    if (changes.length > 0) changed(changes.flatMap((change) => apply(memory, change)))
    return memory
  })
}

/** Whether changes may have been missed, or are so many that reading everything is quicker. */
function isGap(before: Moment, now: Moment, changes: readonly MapChange[]): boolean {
  if (changes.length > MOST_CHANGES || changes.some(({ year }) => year === null)) return true
  return Math.abs(now.at - before.at) > LONGEST_SILENCE_SECONDS || xminOf(now) < xminOf(before)
}

/** The oldest transaction that was under way; numbers grow as long as the database is the same. */
const xminOf = ({ snapshot }: Moment): bigint => BigInt(snapshot.split(':')[0] ?? '0')

function apply(memory: ShownMemory, change: MapChange): readonly WorldPoint[] {
  if (change.lon === null) return hide(memory, change.year ?? 0, change.sequence ?? 0)
  return show(memory, toShown(change, memory))
}
