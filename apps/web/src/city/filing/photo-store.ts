const databaseName = 'gorozhanin'
const storeName = 'photos'

/** Where the browser keeps no database (a private window), photos live as long as the page. */
const inMemory = new Map<string, Blob>()

let opening: Promise<IDBDatabase | null> | null = null

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(databaseName, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
      request.onblocked = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
  return opening
}

async function run<Result>(
  mode: IDBTransactionMode,
  ask: (photos: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  const database = await open()
  if (!database) return undefined
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode)
    const request = ask(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Keeps the pixels of a photo on the device; when there is no room, until the page is closed. */
export async function keepPhoto(id: string, photo: Blob): Promise<void> {
  inMemory.set(id, photo)
  await run('readwrite', (photos) => photos.put(photo, id)).catch(() => undefined)
}

/** The pixels of a photo; undefined when the browser has thrown them away. */
export async function readPhoto(id: string): Promise<Blob | undefined> {
  const known = inMemory.get(id)
  if (known) return known
  const kept = await run('readonly', (photos) => photos.get(id) as IDBRequest<Blob | undefined>).catch(
    () => undefined,
  )
  if (kept) inMemory.set(id, kept)
  return kept
}

/** Forgets every photo but these: called where photos leave the draft. */
export async function keepOnly(ids: readonly string[]): Promise<void> {
  for (const id of inMemory.keys()) if (!ids.includes(id)) inMemory.delete(id)
  const known = (await run('readonly', (photos) => photos.getAllKeys()).catch(() => undefined)) ?? []
  for (const id of known) {
    if (!ids.includes(String(id)))
      await run('readwrite', (photos) => photos.delete(id)).catch(() => undefined)
  }
}
