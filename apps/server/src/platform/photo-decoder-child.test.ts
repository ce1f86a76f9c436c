import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type PhotoDecoder, photoDecoder } from './photo-decoder.ts'

/**
 * A process that speaks like the real one and does what the file's name says: `good` is decoded, `deadly` ends the
 * process, `hanging` is never answered, `unlucky` is decoded only by the second process. It logs what it was given.
 */
const script = `
import { appendFileSync, readFileSync } from 'node:fs'
const log = new URL('./log', import.meta.url)
process.on('message', ({ id, name, file }) => {
  if (name === 'measure') return process.send({ id, result: { pixels: 1 } })
  appendFileSync(log, process.pid + ' ' + file + ' ' + Object.keys(process.env).join() + '\\n')
  const first = readFileSync(log, 'utf8').startsWith(process.pid)
  if (file === 'deadly') process.exit(1)
  if (file === 'hanging' || (file === 'unlucky' && first)) return
  process.send({ id, result: { width: 1, height: 1, bytes: 1 } })
})
`
vi.setConfig({ testTimeout: 30_000 })

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

/** What each process was given to decode, in order. */
async function given() {
  const lines = (await readFile(join(dir, 'log'), 'utf8')).trim().split('\n')
  const processes = new Map<string, string[]>()
  for (const [pid, file] of lines.map((line) => line.split(' '))) {
    if (pid && file) processes.set(pid, [...(processes.get(pid) ?? []), file])
  }
  return [...processes.values()]
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
})

test('one process serves all photos, and inherits no variable', async () => {
  await Promise.all(['good', 'good', 'good'].map((file) => decoder.decode(file, dir)))
  expect(await given()).toEqual([['good', 'good', 'good']])
  const log = await readFile(join(dir, 'log'), 'utf8')
  expect(log).not.toMatch(/PATH|HOME|SECRET/)
})

test('photos that wait when the decoder stops are told to come later', async () => {
  const waiting = decoder.decode('hanging', dir)
  await expect.poll(() => given().catch(() => []), { timeout: 20_000 }).toEqual([['hanging']])
  await decoder.stop()
  await expect(waiting).rejects.toMatchObject({ code: 'server.unavailable' })
})
