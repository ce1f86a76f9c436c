import { type Draft, emptyDraft } from './draft.ts'

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The one draft of a device: read by the screens, kept on a shelf that a closed tab does not empty. */
export type DraftStore = {
  readonly get: () => Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  /** The city has taken it, or the person threw it away. */
  readonly clear: () => void
  readonly subscribe: (listener: () => void) => () => void
}

const shelfKey = 'draft'

/** Rises when a draft is written in another way; older ones are then let go. */
const version = 1

/** `newKey` gives a UUID. A shelf that is full or closed loses nothing but the safety of a closed tab. */
export function createDraftStore(shelf: Shelf, newKey: () => string): DraftStore {
  let draft = readDraft(shelf) ?? emptyDraft(newKey())
  const listeners = new Set<() => void>()

  function put(next: Draft, keep: (shelf: Shelf) => void): void {
    if (next === draft) return
    draft = next
    try {
      keep(shelf)
    } catch {
      // The draft stays in memory: see above.
    }
    for (const tell of listeners) tell()
  }

  return {
    get: () => draft,
    change(next) {
      const changed = next(draft)
      put(changed, () => shelf.setItem(shelfKey, JSON.stringify({ version, draft: changed })))
    },
    clear: () => put(emptyDraft(newKey()), () => shelf.removeItem(shelfKey)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readDraft(shelf: Shelf): Draft | null {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(shelfKey) ?? 'null')
    if (!isKept(kept) || kept.version !== version) return null
    return { ...emptyDraft(kept.draft.clientKey), ...kept.draft }
  } catch {
    return null
  }
}

function isKept(kept: unknown): kept is { version: number; draft: Draft } {
  if (typeof kept !== 'object' || kept === null || !('draft' in kept)) return false
  const { draft } = kept
  return typeof draft === 'object' && draft !== null && 'clientKey' in draft && 'photos' in draft
}
