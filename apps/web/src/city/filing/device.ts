import type { Reply } from '@gorozhanin/domain/endpoint'
import type { fileReport } from '@gorozhanin/domain/reports/api'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Draft } from './draft.ts'

/** What the browser's own database holds, for the page and for the worker that sends while no page is open. */
interface Device extends DBSchema {
  /** Pixels under the id of the photo. */
  readonly photos: { readonly key: string; readonly value: Blob }
  /** What the person has sent and the city has not taken yet, under its `clientKey`. */
  readonly outbox: { readonly key: string; readonly value: Draft }
  /** What the worker has sent and no page knows of yet, under its `clientKey`. */
  readonly sent: { readonly key: string; readonly value: Sent }
}

export type Sent = { readonly draft: Draft; readonly filed: Reply<typeof fileReport> }

let opening: Promise<IDBPDatabase<Device> | null> | null = null

/** Null where the browser keeps no database: a private window. */
function open(): Promise<IDBPDatabase<Device> | null> {
  opening ??= openDB<Device>('gorozhanin', 2, {
    upgrade(database, from) {
      if (from < 1) database.createObjectStore('photos')
      database.createObjectStore('outbox')
      database.createObjectStore('sent')
    },
    // A newer page or worker wants another shape of it.
    blocking: (_from, _to, event) => {
      opening = null
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  }).catch(() => null)
  return opening
}

/** Does `work` on the device's database; undefined where there is none, or when it has no room or fails. */
export async function onDevice<Result>(
  work: (database: IDBPDatabase<Device>) => Promise<Result>,
): Promise<Result | undefined> {
  const database = await open()
  return database ? work(database).catch(() => undefined) : undefined
}
