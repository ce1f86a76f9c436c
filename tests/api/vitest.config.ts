import { defineConfig } from 'vitest/config'

/** Every door by `inject`, on real PostgreSQL and Redis. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  test: {
    include: ['**/*.test.ts'],
    globalSetup: '../support/template.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
