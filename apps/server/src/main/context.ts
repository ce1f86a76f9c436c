import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { BasemapFile } from '../map/basemap-file.ts'
import type { MailChannel, SmsChannel } from '../messages/channel.ts'
import type { Provider } from '../people/provider.ts'
import type { Db } from '../platform/database.ts'
import type { PhotoDecoder } from '../platform/photo-decoder.ts'
import type { PhotoStorage } from '../platform/photo-storage.ts'
import type { Config } from './config.ts'

/** Everything impure that a command may use; built once for a process. */
export type Ctx = {
  readonly config: Config
  readonly log: Logger
  readonly db: Db
  readonly redis: Redis
  readonly photos: PhotoStorage
  /** Null where no file is the basemap. */
  readonly basemap: BasemapFile | null
  readonly decoder: PhotoDecoder
  /** Null where the installation has no mail server. */
  readonly mail: MailChannel | null
  /** Null where the city has no SMS gateway. */
  readonly sms: SmsChannel | null
  /** Ways to sign in through somebody else, by their codes. */
  readonly providers: ReadonlyMap<string, Provider>
  readonly now: () => Temporal.Instant
  /** The city pack as the database holds it, kept in memory and refreshed when it changes. */
  readonly catalog: () => Promise<CatalogSnapshot>
}

/** The wall clock, shifted by whole minutes in tests and the demo. */
export function clockOf(shiftMinutes: number): () => Temporal.Instant {
  return () => Temporal.Instant.fromEpochMilliseconds(Date.now() + shiftMinutes * 60_000)
}
