import { defineConfig } from 'vitest/config'

/** Tests that lie beside the code: rules, words, screens' logic, scripts. They need no server. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.{ts,tsx}', 'infra/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
})
