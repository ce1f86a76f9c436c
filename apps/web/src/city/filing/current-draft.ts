import { useSyncExternalStore } from 'react'
import { uuid } from '../../parts/uuid.ts'
import { type Draft, draftAgain } from './draft.ts'
import { createDraftStore } from './draft-store.ts'
import { keepOnly } from './photo-store.ts'

/** The draft of this device. */
export const currentDraft = createDraftStore(localStorage, uuid)

export function useDraft(): Draft {
  return useSyncExternalStore(currentDraft.subscribe, currentDraft.get)
}

/** Changes some fields of the draft. */
export function patchDraft(fields: Partial<Draft>): void {
  currentDraft.change((draft) => ({ ...draft, ...fields }))
}

/** Forgets the draft that the city has taken, and its photos. */
export function clearDraft(): void {
  currentDraft.clear()
  void keepOnly([])
}

/** Begins anew. The photos stay until the next visit, so that the returned function can bring everything back. */
export function discardDraft(): () => void {
  const thrown = currentDraft.get()
  currentDraft.clear()
  return () => currentDraft.change(() => thrown)
}

/** Begins anew with a closed report whose trouble is back. Gives what brings the draft of before back. */
export function beginAgain(report: Parameters<typeof draftAgain>[1]): () => void {
  const before = currentDraft.get()
  currentDraft.change(() => draftAgain(uuid(), report))
  return () => currentDraft.change(() => before)
}

// Photos that an earlier visit threw away.
void keepOnly(currentDraft.get().photos.map(({ id }) => id))
