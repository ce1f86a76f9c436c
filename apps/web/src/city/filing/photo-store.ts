import { onDevice } from './device.ts'

/** Where the browser keeps no database, photos live as long as the page. */
const inMemory = new Map<string, Blob>()

/** Keeps the pixels of a photo on the device; when there is no room, until the page is closed. */
export async function keepPhoto(id: string, photo: Blob): Promise<void> {
  inMemory.set(id, photo)
  await onDevice((device) => device.put('photos', photo, id))
}

/** The pixels of a photo; undefined when the browser has thrown them away. */
export async function readPhoto(id: string): Promise<Blob | undefined> {
  const known = inMemory.get(id) ?? (await onDevice((device) => device.get('photos', id)))
  if (known) inMemory.set(id, known)
  return known
}

/** Forgets every photo but these. */
export async function keepOnly(ids: readonly string[]): Promise<void> {
  for (const id of inMemory.keys()) if (!ids.includes(id)) inMemory.delete(id)
  const kept = (await onDevice((device) => device.getAllKeys('photos'))) ?? []
  for (const id of kept) if (!ids.includes(id)) await onDevice((device) => device.delete('photos', id))
}
