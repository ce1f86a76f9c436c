import { type Draft, emptyDraft, isWorthKeeping } from './draft.ts'

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** The drafts of a device, kept on a shelf that a closed tab does not empty. One of them is open. */
export type DraftStore = {
  /** The open one. */
  readonly get: () => Draft
  /** All that are worth keeping, the newest first. */
  readonly all: () => readonly Draft[]
  readonly change: (next: (draft: Draft) => Draft) => void
  /** Changes a draft that need not be open; one that is gone stays gone. */
  readonly changeOf: (clientKey: string, next: (draft: Draft) => Draft) => void
  readonly open: (clientKey: string) => void
  /** Opens another draft, empty unless it is given, and keeps those that are there. */
  readonly begin: (draft?: Draft) => void
  /** The city has taken it, or the person threw it away. */
  readonly drop: (clientKey: string) => void
  /** Another tab has written on the shelf. */
  readonly reread: () => void
  readonly subscribe: (listener: () => void) => () => void
}

export const shelfKey = 'drafts'

/** Rises when drafts are written in another way; older ones are then let go. */
const version = 2

type Drafts = { readonly open: Draft; readonly others: readonly Draft[] }

/** `newKey` gives a UUID. A shelf that is full or closed loses nothing but the safety of a closed tab. */
export function createDraftStore(shelf: Shelf, newKey: () => string): DraftStore {
  let drafts = opened(readDrafts(shelf))
  let all = worthKeeping(drafts)
  const listeners = new Set<() => void>()

  function opened([first, ...others]: readonly Draft[]): Drafts {
    return { open: first ?? emptyDraft(newKey()), others }
  }

  function become(next: Drafts): void {
    drafts = next
    all = worthKeeping(drafts)
    for (const tell of listeners) tell()
  }

  function put(next: Drafts): void {
    become(next)
    try {
      shelf.setItem(shelfKey, JSON.stringify({ version, drafts: [next.open, ...next.others] }))
    } catch {
      // The drafts stay in memory: see above.
    }
  }

  function change(next: (draft: Draft) => Draft): void {
    const changed = next(drafts.open)
    if (changed !== drafts.open) put({ ...drafts, open: changed })
  }

  const without = (clientKey: string) => worthKeeping(drafts).filter((draft) => draft.clientKey !== clientKey)

  return {
    get: () => drafts.open,
    all: () => all,
    change,
    changeOf(clientKey, next) {
      if (drafts.open.clientKey === clientKey) change(next)
      else
        put({
          ...drafts,
          others: drafts.others.map((one) => (one.clientKey === clientKey ? next(one) : one)),
        })
    },
    open(clientKey) {
      const wanted = drafts.others.find((draft) => draft.clientKey === clientKey)
      if (wanted) put({ open: wanted, others: without(clientKey) })
    },
    begin: (draft = emptyDraft(newKey())) => put({ open: draft, others: without(draft.clientKey) }),
    drop(clientKey) {
      const open = drafts.open.clientKey === clientKey ? emptyDraft(newKey()) : drafts.open
      put({ open, others: drafts.others.filter((draft) => draft.clientKey !== clientKey) })
    },
    reread() {
      const kept = readDrafts(shelf)
      const open = kept.find(({ clientKey }) => clientKey === drafts.open.clientKey)
      if (open) become({ open, others: kept.filter((draft) => draft !== open) })
      else if (isWorthKeeping(drafts.open)) become(opened(kept))
      else become({ ...drafts, others: kept.filter(isWorthKeeping) })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function worthKeeping({ open, others }: Drafts): readonly Draft[] {
  return [open, ...others].filter(isWorthKeeping)
}

function readDrafts(shelf: Shelf): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(shelfKey) ?? 'null')
    if (!isKept(kept) || kept.version !== version) return []
    return kept.drafts.filter(isDraft).map((draft) => ({ ...emptyDraft(draft.clientKey), ...draft }))
  } catch {
    return []
  }
}

function isKept(kept: unknown): kept is { version: number; drafts: readonly unknown[] } {
  return typeof kept === 'object' && kept !== null && 'drafts' in kept && Array.isArray(kept.drafts)
}

function isDraft(draft: unknown): draft is Draft {
  return typeof draft === 'object' && draft !== null && 'clientKey' in draft && 'photos' in draft
}
