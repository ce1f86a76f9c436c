import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint, unlessDone } from './fingerprint.js'
import { identityOf } from './identity.js'
import { alone, isHeld, releaseLock, takeLock } from './lock.js'
import { freePort, readPort, requireFreePort } from './ports.js'
import { keepSecrets } from './secrets.js'
import { cityFolder, serverEnv } from './site.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a fingerprint follows names and contents, not the place of the checkout', () => {
  mkdirSync(join(folder, 'a/src'), { recursive: true })
  writeFileSync(join(folder, 'a/src/one.ts'), '1')
  const before = fingerprint(join(folder, 'a'), ['src', 'missing.json'])

  renameSync(join(folder, 'a'), join(folder, 'b'))
  expect(fingerprint(join(folder, 'b'), ['src', 'missing.json'])).toBe(before)
  writeFileSync(join(folder, 'b/src/one.ts'), '2')
  expect(fingerprint(join(folder, 'b'), ['src'])).not.toBe(before)
  writeFileSync(join(folder, 'b/src/one.ts'), '1')
  renameSync(join(folder, 'b/src/one.ts'), join(folder, 'b/src/two.ts'))
  expect(fingerprint(join(folder, 'b'), ['src'])).not.toBe(before)
})

test('a fingerprint ignores what is installed or built', () => {
  mkdirSync(join(folder, 'node_modules'))
  mkdirSync(join(folder, 'dist'))
  const before = fingerprint(folder, ['.'])
  writeFileSync(join(folder, 'node_modules/x.js'), '')
  writeFileSync(join(folder, 'dist/x.js'), '')
  expect(fingerprint(folder, ['.'])).toBe(before)
})

test('work is done once for a fingerprint, and again when it failed or its result is gone', async () => {
  const stamp = join(folder, 'dist/.sources')
  let done = 0
  const work = async () => {
    done += 1
  }
  const broken = () => Promise.reject(new Error('no'))
  await expect(unlessDone(stamp, 'a', broken)).rejects.toThrow('no')
  await unlessDone(stamp, 'a', work)
  await unlessDone(stamp, 'a', work)
  expect(done).toBe(1)
  await unlessDone(stamp, 'b', work)
  rmSync(join(folder, 'dist'), { recursive: true })
  await unlessDone(stamp, 'b', work)
  expect(done).toBe(3)
})

test('a lock that a living process holds is not taken twice', () => {
  const lock = join(folder, 'lock')
  expect(takeLock(lock)).toBe(true)
  expect(takeLock(lock)).toBe(false)
  releaseLock(lock)
  expect(takeLock(lock)).toBe(true)
  expect(readdirSync(folder)).toEqual(['lock'])
})

test('a lock of a process that is gone is taken over, even when its pid lives again', () => {
  const lock = join(folder, 'lock')
  writeFileSync(lock, JSON.stringify({ pid: process.pid, identity: 'started another day' }))
  expect(isHeld(lock)).toBe(false)
  expect(takeLock(lock)).toBe(true)
})

test('work under one lock takes turns', async () => {
  const lock = join(folder, 'lock')
  const order: string[] = []
  const work = (name: string) => async () => {
    order.push(`${name} begins`)
    await new Promise(setImmediate)
    order.push(`${name} ends`)
  }
  await Promise.all([alone(lock, work('one')), alone(lock, work('two'))])
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('a process keeps its identity, and one that does not exist has none', () => {
  expect(identityOf(process.pid)).not.toBe('')
  expect(identityOf(process.pid)).toBe(identityOf(process.pid))
  expect(identityOf(2 ** 22 + 1)).toBe('')
})

test('secrets are made once, readable by their owner alone', () => {
  const first = keepSecrets(folder)
  expect(keepSecrets(folder)).toEqual(first)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(first.session).toHaveLength(64)
  expect(first.demoPassword).toMatch(/^[a-z2-9]{12}$/)
})

test('a given demo password takes the place of the kept one and stays', () => {
  const before = keepSecrets(folder)
  expect(keepSecrets(folder, 'given-by-hand')).toEqual({ ...before, demoPassword: 'given-by-hand' })
  expect(keepSecrets(folder).demoPassword).toBe('given-by-hand')
})

test('spoiled secrets are not replaced in silence', () => {
  writeFileSync(join(folder, 'secrets.json'), '{"session":')
  expect(() => keepSecrets(folder)).toThrow(SyntaxError)
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{"session":')
})

test('a free port can be listened on, and a taken one is told', async () => {
  const port = await freePort()
  await requireFreePort('127.0.0.1', port)
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await expect(requireFreePort('127.0.0.1', port)).rejects.toMatchObject({
    words: { ru: expect.stringContaining(`Порт ${port} занят`) },
  })
  await new Promise((done) => server.close(done))
})

test.each(['0', '65536', 'abc', '3000.5', '-1'])('PORT=%s is refused', (text) => {
  expect(() => readPort(text)).toThrow()
})

test('the port is 3000 unless another one is given', () => {
  expect(readPort(undefined)).toBe(3000)
  expect(readPort('')).toBe(3000)
  expect(readPort('3100')).toBe(3100)
})

test('every city pack has data of its own', () => {
  const demo = cityFolder(undefined)
  expect(cityFolder('/packs/one')).toMatch(new RegExp(`^${demo}/packs/one-`))
  expect(cityFolder('/packs/one')).not.toBe(cityFolder('/other/one'))
})

test('what a person has set stands, except the servers that we started', () => {
  const site = {
    host: '127.0.0.1',
    port: 3100,
    folder: '/data',
    secrets: keepSecrets(folder),
    databaseUrl: 'postgres://private',
    redisUrl: 'redis://private',
    smtpUrl: undefined,
    smsGateway: undefined,
  }
  expect(serverEnv({ PUBLIC_URL: 'https://city.example', NODE_ENV: 'production' }, site)).toMatchObject({
    PUBLIC_URL: 'https://city.example',
    NODE_ENV: 'development',
    STORAGE_DIR: '/data/photos',
    DATABASE_URL: 'postgres://private',
    PORT: '3100',
  })
  expect(serverEnv({ DATABASE_OWNER_URL: 'postgres://owner' }, site).DATABASE_OWNER_URL).toBeUndefined()
  expect(serverEnv({}, site).PUBLIC_URL).toBe('http://localhost:3100')
  expect(serverEnv({}, site)).not.toHaveProperty('SMTP_URL')
})
