import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fastifyMultipart from '@fastify/multipart'
import fastify from 'fastify'
import pg from 'pg'

/**
 * What the same machine does with the least that could be called a server: the floors that our figures are held
 * against. Started as a process of its own, as the API is. Prints its port.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
await pool.query(`create table if not exists floor_reports (
  id bigserial primary key, category text, text text, lon float8, lat float8, details jsonb,
  at timestamptz not null default now())`)
await pool.query(`create table if not exists floor_cards (number text primary key, category text, text text,
  status text, agency text, lon float8, lat float8, at timestamptz not null default now())`)
await pool.query(`insert into floor_cards values ('2026-1', 'street-light-out', 'Не горит фонарь у дома', 'routed',
  'gorsvet', 60.1, 56.1) on conflict do nothing`)

const app = fastify()
await app.register(fastifyMultipart)

type Fields = Readonly<Record<string, string>>

async function insert({ category, text, lon, lat, details }: Fields): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'insert into floor_reports (category, text, lon, lat, details) values ($1, $2, $3, $4, $5) returning id',
    [category, text, lon, lat, details],
  )
  return rows[0]?.id ?? ''
}

app.post('/multipart', async (request, reply) => {
  const fields: Record<string, string> = {}
  for await (const part of request.parts())
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
  return reply.code(201).send({ id: await insert(fields) })
})

app.post('/json', async (request, reply) =>
  reply.code(201).send({ id: await insert(request.body as Fields) }),
)

app.get('/cards/:number', async (request) => {
  const { number } = request.params as { number: string }
  const { rows } = await pool.query('select * from floor_cards where number = $1', [number])
  return rows[0]
})

/** The least that a page with a map could be: the library, and nothing on the map. */
const emptyMap = `<!doctype html><link rel="stylesheet" href="/maplibre/maplibre-gl.css">
<div id="map" style="position:fixed;inset:0"></div><script type="module">
import { Map, setWorkerUrl } from '/maplibre/maplibre-gl.mjs'
setWorkerUrl('/maplibre/maplibre-gl-worker.mjs')
const map = new Map({ container: 'map', style: { version: 8, sources: {}, layers: [] } })
map.once('load', () => { document.body.dataset.map = 'loaded' })
</script>`
app.get('/map', (_, reply) => reply.type('text/html').send(emptyMap))

const web = createRequire(new URL('../../apps/web/package.json', import.meta.url))
const maplibre = dirname(web.resolve('maplibre-gl/dist/maplibre-gl.css'))
app.get('/maplibre/:file', async (request, reply) => {
  const { file } = request.params as { file: string }
  reply.type(file.endsWith('.css') ? 'text/css' : 'text/javascript').header('content-encoding', 'gzip')
  return gzipSync(await readFile(join(maplibre, file)))
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
