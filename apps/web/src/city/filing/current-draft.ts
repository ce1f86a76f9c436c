import { useSyncExternalStore } from 'react'
import { uuid } from '../../parts/uuid.ts'
import { type Draft, draftAgain } from './draft.ts'
import { createDraftStore, shelfKey } from './draft-store.ts'
import { keepOnly } from './photo-store.ts'

/** The drafts of this device; one of them is being written. */
export const drafts = createDraftStore(localStorage, uuid)

/** The draft that is being written. */
export function useDraft(): Draft {
  return useSyncExternalStore(drafts.subscribe, drafts.get)
}

/** All drafts worth keeping, those too that wait to be sent. */
export function useDrafts(): readonly Draft[] {
  return useSyncExternalStore(drafts.subscribe, drafts.all)
}

/** Changes some fields of the draft that is being written. */
export function patchDraft(fields: Partial<Draft>): void {
  drafts.change((draft) => ({ ...draft, ...fields }))
}

/** Throws a draft away. Its photos stay until the next visit, so that the returned function can bring it back. */
export function discardDraft(draft: Draft): () => void {
  drafts.drop(draft.clientKey)
  return () => drafts.begin(draft)
}

/** Begins anew with a closed report whose trouble is back. What was written before stays a draft. */
export function beginAgain(report: Parameters<typeof draftAgain>[1]): void {
  drafts.begin(draftAgain(uuid(), report))
}

window.addEventListener('storage', ({ key }) => key === shelfKey && drafts.reread())

// Photos of an earlier visit that no draft has any more.
void keepOnly(drafts.all().flatMap(({ photos }) => photos.map(({ id }) => id)))
