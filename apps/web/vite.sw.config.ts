import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Manifest } from 'vite'
import { withoutSchemas } from './vite.config.ts'

const dist = join(import.meta.dirname, 'dist')
const page = 'index.html'

/** Staff work with a connection: a resident's phone never downloads their part. */
const ofStaff = /^src\/(console|head)\/|^src\/words\/\w+\/(console|head|audit|alerts|staff[\w-]*)\./

/** An entry whose name was not known yet when the manifest was written: it stands there once more, under its own. */
const isUnnamed = (file: string) => file.includes('!~{')

/** What opens the residents' pages without a connection: the page, and all that it may ask for. */
async function readShell() {
  const manifest: Manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'))
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name) || ofStaff.test(name)) return
    seen.add(name)
    const assets = chunk.assets?.filter((file) => !isUnnamed(file)) ?? []
    for (const file of [chunk.file, ...(chunk.css ?? []), ...assets]) files.add(file)
    for (const other of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(other)
  }
  for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(name)
  const revision = createHash('sha256')
    .update(await readFile(join(dist, page)))
    .digest('hex')
    .slice(0, 16)
  // Files of the build carry their revision in their names.
  return [{ url: `/${page}`, revision }, ...[...files].map((file) => ({ url: `/${file}`, revision: null }))]
}

/** The service worker, one file beside the app that was built before it. */
export default defineConfig({
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  plugins: [
    { name: 'shell', config: async () => ({ define: { __SHELL__: JSON.stringify(await readShell()) } }) },
  ],
  resolve: { alias: withoutSchemas },
  publicDir: false,
  build: {
    emptyOutDir: false,
    lib: { entry: 'src/sw/sw.ts', formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
  },
})
