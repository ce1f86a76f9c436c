import react from '@vitejs/plugin-react'
import { defineConfig, type ESTree, type Plugin, parseSync, transformWithOxc, Visitor } from 'vite'
import { readAll } from './src/words/read.ts'

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

const needed = new Set(['method', 'path', 'access'])

/** Of a door the web needs where and whose it is, and whether it replies: schemas are for the server. */
function onlyCallDoors(): Plugin {
  return {
    name: 'only-call-doors',
    transform: {
      filter: { id: /packages\/domain\/src\/.*\.ts$/, code: 'endpoint({' },
      handler(code) {
        const doors: ESTree.ObjectExpression[] = []
        new Visitor({
          CallExpression({ callee, arguments: [door] }) {
            if (
              callee.type === 'Identifier' &&
              callee.name === 'endpoint' &&
              door?.type === 'ObjectExpression'
            )
              doors.push(door)
          },
        }).visit(parseSync('doors.js', code).program)
        return { code: doors.reduceRight((text, door) => withoutParts(text, door), code), map: null }
      },
    },
  }
}

function withoutParts(code: string, { start, end, properties }: ESTree.ObjectExpression): string {
  const kept = properties.flatMap((part) => {
    const name = part.type === 'Property' && part.key.type === 'Identifier' ? part.key.name : ''
    if (name === 'reply') return 'reply: {}'
    return needed.has(name) ? code.slice(part.start, part.end) : []
  })
  return `${code.slice(0, start)}{ ${kept.join(', ')} }${code.slice(end)}`
}

/** The page gets its words read: see `read.ts`. */
function readWords(): Plugin {
  return {
    name: 'read-words',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
      },
    }),
    load: {
      filter: { id: /src\/words\/(ru|en)\/\w+\.ts$/ },
      async handler(id) {
        const exported: Record<string, Record<string, string>> = await import(`${id}?${Date.now()}`)
        return Object.entries(exported)
          .map(([name, words]) => `export const ${name} = ${JSON.stringify(readAll(words))}`)
          .join('\n')
      },
    },
  }
}

/** Schemas of the doors are for the server: see `no-schemas.ts`. */
export const withoutSchemas = { typebox: new URL('src/api/no-schemas.ts', import.meta.url).pathname }

const engine = new URL('node_modules/maplibre-gl/src/', import.meta.url).pathname
/** What MapLibre's own compiler is told: a field that is only declared is no field. */
const enginesFields = {
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
}

/**
 * MapLibre comes as two ready files, the map and its worker, and each holds the half that both need. Built from its
 * source that half is one file, which a phone downloads once.
 */
function oneEngine(): Plugin {
  return {
    name: 'one-engine',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: [{ find: /^maplibre-gl$/, replacement: `${engine}index.ts` }] } }),
    transform: {
      filter: { id: /maplibre-gl\/src\/.*\.ts$/ },
      handler: (code, id) => transformWithOxc(code, id, enginesFields),
    },
    load: {
      filter: { id: /maplibre-gl-worker\.mjs/ },
      handler() {
        const worker = this.emitFile({ type: 'chunk', id: `${engine}source/worker.ts`, name: 'map-worker' })
        return `export default import.meta.ROLLUP_FILE_URL_${worker}`
      },
    },
  }
}

/**
 * All that the start page needs in two files: on a slow network a file more costs a journey there and back. Libraries
 * apart, since they change less often.
 */
const firstVisit = [
  { name: 'map-engine', test: /node_modules\/(maplibre-gl\/src|@maplibre|@mapbox)\//, priority: 3 },
  {
    name: 'libraries',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(?!react-virtual|virtual-core)[\w-]+)\//,
    priority: 2,
  },
  {
    name: 'start',
    test: /src\/(main|city\/(shell|browse\/(browse|start)))\.tsx$|words\/ru\/(city|messages|following)\.ts$|icons\/(plus|minus)\.m?js$/,
    priority: 1,
  },
]

export default defineConfig({
  resolve: { alias: withoutSchemas },
  plugins: [react(), oneEngine(), onlyOurLanguages(), onlyCallDoors(), readWords()],
  build: {
    // Names every file for the service worker: see vite.sw.config.ts.
    manifest: true,
    // Fonts and pictures stay files of their own, so that a strict content policy needs no `data:`.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: firstVisit } } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/open311': server } },
})
