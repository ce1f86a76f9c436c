import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type PhotoDecoder, photoDecoder } from './photo-decoder.ts'

/**
 * A process that speaks like the real one and does what the file's name says: `good` is decoded, `big` too, `deadly`
 * ends the process, `hanging` is never answered, `unlucky` is decoded only by the second process. It logs what it did.
 */
const script = `
import { appendFileSync, readFileSync } from 'node:fs'
const path = new URL('./log', import.meta.url)
const log = (event, file) => appendFileSync(path, process.pid + ' ' + event + ' ' + file + '\\n')
if (process.env.PATH || process.env.HOME) log('inherited', 'variables')
process.on('message', ({ id, name, file }) => {
  if (name === 'measure') return process.send({ id, result: { pixels: file === 'big' ? 16_000_001 : 16_000_000 } })
  log('began', file)
  const first = readFileSync(path, 'utf8').startsWith(process.pid)
  if (file === 'deadly') process.exit(1)
  if (file === 'hanging' || (file === 'unlucky' && first)) return
  setTimeout(() => {
    log('ended', file)
    process.send({ id, result: { width: 1, height: 1, bytes: 1 } })
  }, 20)
})
`
vi.setConfig({ testTimeout: 30_000 })

const patience = { timeout: 20_000 }
const decoded = { width: 1, height: 1, bytes: 1 }

let dir: string
let decoder: PhotoDecoder

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'child-'))
  await writeFile(join(dir, 'process.mjs'), script)
  decoder = photoDecoder({ process: pathToFileURL(join(dir, 'process.mjs')), limitMs: 60_000 })
})
afterEach(async () => {
  await decoder.stop()
  await rm(dir, { recursive: true })
})

type Line = { readonly pid: number; readonly event: string; readonly file: string }

async function readLog(): Promise<readonly Line[]> {
  const text = await readFile(join(dir, 'log'), 'utf8').catch(() => '')
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([pid, event, file]) => (event && file ? [{ pid: Number(pid), event, file }] : []))
}

/** What each process was given to decode, in order. */
async function given(): Promise<readonly string[][]> {
  const began = (await readLog()).filter(({ event }) => event === 'began')
  return [...Map.groupBy(began, ({ pid }) => pid).values()].map((lines) => lines.map(({ file }) => file))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a deadly photo is refused after a second try, and the one beside it is decoded by a new process', async () => {
  const [unlucky, deadly] = await Promise.allSettled([
    decoder.decode('unlucky', dir),
    decoder.decode('deadly', dir),
  ])
  expect(unlucky).toEqual({ status: 'fulfilled', value: decoded })
  expect(deadly).toMatchObject({ status: 'rejected', reason: { code: 'report.photo_broken' } })
  expect((await given())[0]).toEqual(['unlucky', 'deadly'])
})

test('after a deadly photo the next one finds a living process', async () => {
  await expect(decoder.decode('deadly', dir)).rejects.toThrow()
  expect(await decoder.decode('good', dir)).toEqual(decoded)
  expect(await given()).toEqual([['deadly'], ['deadly'], ['good']])
})

test('a photo that takes too long ends its process and is not tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const hanging = decoder.decode('hanging', dir)
  const refused = expect(hanging).rejects.toMatchObject({ code: 'report.photo_broken' })
  await vi.waitUntil(() =>
    given().then(
      ({ length }) => length === 1,
      () => false,
    ),
  )
  vi.advanceTimersByTime(60_000)
  await refused
  expect(await decoder.decode('good', dir)).toEqual(decoded)
  expect(await given()).toEqual([['hanging'], ['good']])
  const [hung] = await readLog()
  await vi.waitUntil(() => !isAlive(hung?.pid ?? 0), patience)
})

test('two photos are decoded at once, a big one alone', async () => {
  await Promise.all(['good', 'good', 'good', 'big', 'good'].map((file) => decoder.decode(file, dir)))
  let running = 0
  const beside = (await readLog()).map(({ event, file }) => {
    running += event === 'began' ? 1 : -1
    return file === 'big' || event === 'began' ? `${file} ${running}` : null
  })
  expect(beside).toContain('good 2')
  expect(beside).not.toContain('good 3')
  expect(beside).toContain('big 1')
  expect(beside).not.toContain('big 2')
})

test('one process serves all photos, and inherits no variable', async () => {
  await Promise.all(['good', 'good', 'good'].map((file) => decoder.decode(file, dir)))
  expect(await given()).toEqual([['good', 'good', 'good']])
  expect((await readLog()).map(({ event }) => event)).not.toContain('inherited')
})

test('photos that wait when the decoder stops are told to come later', async () => {
  const waiting = decoder.decode('hanging', dir)
  await expect.poll(given, patience).toEqual([['hanging']])
  await decoder.stop()
  await expect(waiting).rejects.toMatchObject({ code: 'server.unavailable' })
})
