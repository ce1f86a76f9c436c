import { defineConfig } from 'vitest/config'

/** Tests that need no server: beside the code rules, words, screens' logic, scripts; and rules tried on real data. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      'packages/**/*.test.ts',
      'apps/**/*.test.{ts,tsx}',
      'infra/**/*.test.ts',
      'tests/rules/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
})
