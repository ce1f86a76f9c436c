import { defineConfig } from 'vitest/config'

/** What happens between requests: outbox, queues, sweeps, back-up and restore, on real PostgreSQL and Redis. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  test: {
    include: ['**/*.test.ts'],
    globalSetup: '../support/template.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
