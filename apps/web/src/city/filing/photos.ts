import { limits } from '@gorozhanin/domain/reports/api'
import { useSyncExternalStore } from 'react'
import { uuid } from '../../parts/uuid.ts'
import { drafts } from './current-draft.ts'
import { keepPhoto } from './photo-store.ts'
import { shrink } from './shrink.ts'

/** What happened to the photos that were just picked. */
type PickState = {
  /** How many are being made smaller now. */
  readonly working: number
  /** Names of files that the browser cannot read. */
  readonly unreadable: readonly string[]
  /** There were more than the city takes. */
  readonly tooMany: boolean
}

let state: PickState = { working: 0, unreadable: [], tooMany: false }
const listeners = new Set<() => void>()

function become(fields: Partial<PickState>): void {
  state = { ...state, ...fields }
  for (const tell of listeners) tell()
}

export function usePhotoPick(): PickState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/** Makes photos smaller one by one, so that a phone's memory holds, and adds them to the draft. */
export async function addPhotos(files: readonly File[]): Promise<void> {
  const { clientKey, photos } = drafts.get()
  const room = limits.photos - photos.length - state.working
  const taken = files.slice(0, Math.max(0, room))
  become({ working: state.working + taken.length, unreadable: [], tooMany: taken.length < files.length })
  for (const file of taken) {
    await addPhoto(file, clientKey)
    become({ working: state.working - 1 })
  }
}

async function addPhoto(file: File, clientKey: string): Promise<void> {
  try {
    const { photo, width, height } = await shrink(file)
    const id = uuid()
    const kept = keepPhoto(id, photo)
    drafts.changeOf(clientKey, (draft) => ({ ...draft, photos: [...draft.photos, { id, width, height }] }))
    await kept
  } catch {
    become({ unreadable: [...state.unreadable, file.name] })
  }
}

export function removePhoto(id: string): void {
  drafts.change((draft) => ({ ...draft, photos: draft.photos.filter((photo) => photo.id !== id) }))
  become({ unreadable: [], tooMany: false })
}
