import { type Config, readConfig } from '@gorozhanin/server/main/config'

/** A variable that the test command sets. */
export function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`)
  return value
}

/** The configuration of an installation under test. */
export function testConfig(change: Partial<Config>): Config {
  const base = readConfig({
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: needed('TEST_DATABASE_URL'),
    DATABASE_POOL: '8',
    REDIS_URL: needed('TEST_REDIS_URL'),
    STORAGE_DIR: '/nowhere',
    SESSION_SECRET: 'a secret of sessions for tests only, long',
    FOLLOW_SECRET: 'a secret of follow links for tests, long',
    METRICS_TOKEN: 'a token of metrics for tests',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  })
  return { ...base, ...change }
}
