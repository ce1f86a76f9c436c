import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { catalogCache } from '../catalog/snapshot.ts'
import { openBasemapFile } from '../map/basemap-file.ts'
import { smsGateway } from '../messages/sms-gateway.ts'
import { smtpChannel } from '../messages/smtp.ts'
import { openProvider } from '../people/providers.ts'
import { openDatabase } from '../platform/database.ts'
import { openLog } from '../platform/log.ts'
import { photoDecoder } from '../platform/photo-decoder.ts'
import { photoStorage } from '../platform/photo-storage.ts'
import { openRedis } from '../platform/redis.ts'
import type { Config } from './config.ts'
import { type Ctx, clockOf } from './context.ts'

/** Opens everything a process needs; no statement takes longer than `longestMs`. `close` gives it all back. */
export async function openContext(
  config: Config,
  longestMs?: number,
): Promise<Ctx & { readonly close: () => Promise<void> }> {
  const basemap =
    config.basemap && 'file' in config.basemap ? await openBasemapFile(config.basemap.file) : null
  const log = openLog(config.logLevel)
  await mkdir(config.storageDir, { recursive: true })
  const onLost = (error: Error) => log.warn({ err: error.message }, 'PostgreSQL connection lost')
  const db = openDatabase(config.databaseUrl, config.databasePool, onLost, longestMs)
  const redis = openRedis(config.redisUrl, log)
  const decoder = photoDecoder()
  const mail = config.smtpUrl === null ? null : smtpChannel(config.smtpUrl, config.mailFrom)
  return {
    config,
    log,
    db,
    redis,
    photos: photoStorage(join(config.storageDir, 'photos')),
    basemap,
    decoder,
    mail,
    sms: config.smsGateway && smsGateway(config.smsGateway),
    providers: new Map(config.signInProviders.map((one) => [one.code, openProvider(one, config.production)])),
    now: clockOf(config.clockShiftMinutes),
    catalog: catalogCache(db),
    close: async () => {
      await decoder.stop()
      await basemap?.close()
      mail?.close()
      redis.disconnect()
      await db.$client.end()
    },
  }
}

/** Runs `close` once when the process is asked to end. */
export function closeOnSignal(log: Logger, close: () => Promise<void>): void {
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not close cleanly')
          process.exit(1)
        },
      )
    })
  }
}
