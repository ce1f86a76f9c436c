import { expect, test } from 'vitest'
import { packagesFor } from './databases.js'
import { parseAccounts } from './ordinary-user.js'
import { localeOptions } from './postgres.js'
import { parseVersion, pick } from './postgres-programs.js'
import { settings } from './redis.js'
import { majorOf } from './toolchain.js'

test.each([
  ['v24.21.0\n', 24],
  ['12.21.0', 12],
  ['v9.11.2', 9],
  ['', 0],
  ['command not found', 0],
])('%j is of major version %i', (text, major) => {
  expect(majorOf(text)).toBe(major)
})

test.each([
  ['postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)\n', 15],
  ['postgres (PostgreSQL) 17.5 (Homebrew)\n', 17],
  ['', 0],
])('%j is PostgreSQL %i', (text, major) => {
  expect(parseVersion(text)).toBe(major)
})

const old = { folder: '/usr/lib/postgresql/15/bin', major: 15 }
const recent = { folder: '/usr/lib/postgresql/17/bin', major: 17 }

test('new data get the newest PostgreSQL', () => {
  expect(pick([old, recent], undefined)).toBe(recent)
})

test('data that exist get the version that made them, or none', () => {
  expect(pick([old, recent], 15)).toBe(old)
  expect(pick([recent], 15)).toBeUndefined()
})

const offered = async () => ['postgresql-9-postgis-3', 'postgresql-15-postgis-3', 'postgresql-17-postgis-3']

test('apt is asked for the newest PostGIS with its server', async () => {
  expect(await packagesFor({ postgres: true, redis: true }, undefined, offered)).toEqual([
    'postgresql-17',
    'postgresql-17-postgis-3',
    'redis-server',
  ])
})

test('apt is asked for the version of the data, and for nothing that is there', async () => {
  expect(await packagesFor({ postgres: true, redis: false }, 15, offered)).toEqual([
    'postgresql-15',
    'postgresql-15-postgis-3',
  ])
  expect(await packagesFor({ postgres: false, redis: true }, undefined, offered)).toEqual(['redis-server'])
})

test('a system that offers no PostGIS is asked for none', async () => {
  expect(await packagesFor({ postgres: true, redis: false }, undefined, async () => [])).toEqual([])
})

test('accounts of the system are read with their numbers', () => {
  const accounts = parseAccounts(
    'root:x:0:0:root:/root:/bin/sh\npostgres:x:101:104:,,,:/var/lib:/bin/bash\n\n',
  )
  expect(accounts.get('postgres')).toEqual({ uid: 101, gid: 104 })
  expect(accounts.get('redis')).toBeUndefined()
})

test('Redis evicts nothing, appends, listens here alone and asks for a password', () => {
  const lines = settings('/srv/our "city"', 6390, 'secret').split('\n')
  expect(lines).toContain('maxmemory-policy noeviction')
  expect(lines).toContain('appendonly yes')
  expect(lines).toContain('bind 127.0.0.1')
  expect(lines).toContain('requirepass secret')
  expect(lines).toContain('dir "/srv/our \\"city\\""')
})

test('text sorts by bytes and has letters of every language on every system', () => {
  expect(localeOptions('linux')).toEqual(['--locale=C.UTF-8'])
  expect(localeOptions('darwin')).toEqual(['--locale=C', '--lc-ctype=en_US.UTF-8'])
})
