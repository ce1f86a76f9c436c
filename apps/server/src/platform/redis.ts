import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** A connection for doors: a command fails at once while Redis is down, so that no door waits for it. */
export function openRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    connectTimeout: 2_000,
    commandTimeout: 1_000,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
  })
  let down = false
  redis.on('error', (error: Error) => {
    if (!down) log.warn({ err: error.message }, 'Redis is down')
    down = true
  })
  redis.on('ready', () => {
    if (down) log.info('Redis is back')
    down = false
  })
  return redis
}
