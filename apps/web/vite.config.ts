import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = 'http://localhost:3000'

/** react-aria brings its own words in some thirty languages with every control; the product speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load: {
      filter: {
        id: /react-(aria|stately|aria-components)\/dist\/private\/intl\/.*\/(?!ru-RU|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/,
      },
      handler: () => 'export default {}',
    },
  }
}

/** Schemas of the doors are for the server: see `no-schemas.ts`. */
export const withoutSchemas = { typebox: new URL('src/api/no-schemas.ts', import.meta.url).pathname }

export default defineConfig({
  resolve: { alias: withoutSchemas },
  plugins: [react(), onlyOurLanguages()],
  build: {
    // Names every file for the service worker: see vite.sw.config.ts.
    manifest: true,
    // Fonts and pictures stay files of their own, so that a strict content policy needs no `data:`.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/open311': server } },
})
