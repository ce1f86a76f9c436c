import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { type MailCatcher, smtpRefusal, startMailCatcher } from '../support/mail-catcher.ts'
import { ended, envOf } from '../support/processes.ts'
import { goodPassword, openBrowser } from '../support/staff.ts'

let city: TestCity
let catcher: MailCatcher

vi.setConfig({ testTimeout: 60_000 })
beforeAll(async () => {
  catcher = await startMailCatcher()
  city = await openCity()
  await city.asOwner(`truncate staff, invitations cascade`)
})
afterAll(async () => {
  await city?.close()
  await catcher?.close()
})
beforeEach(() => {
  catcher.letters.length = 0
})

const inProduction = { NODE_ENV: 'production', PUBLIC_URL: 'https://city.example' }
const invite = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  ended('apps/server/src/main/invite-admin.ts', args, { ...envOf(city.config), ...inProduction, ...env })
const tokenIn = (text: string) => /\/invitation#([\w-]{43})/.exec(text)?.[1] ?? ''
const accept = (token: string) =>
  openBrowser(city).ask('POST', '/invitations/accept', { token, password: goodPassword })
const query = async (sql: string) => (await city.ctx.db.$client.query(sql)).rows

test('brings the first administrator: by a link that is printed, works once, and is in the audit log', async () => {
  const { code, stdout } = await invite(['Ivanova@city.example', 'Ольга Иванова'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Hand this link over: https:\/\/city\.example\/invitation#[\w-]{43}\n$/)
  expect(
    await query(`select action, actor_kind, actor, detail from audit where object_kind = 'invitation'`),
  ).toEqual([{ action: 'staff.invited', actor_kind: 'system', actor: null, detail: { roles: ['admin'] } }])

  expect(await accept(tokenIn(stdout))).toMatchObject({ status: 200, body: { next: 'enrol' } })
  expect((await accept(tokenIn(stdout))).body.code).toBe('link.over')
  expect(await query('select login, name, roles from staff')).toEqual([
    { login: 'ivanova@city.example', name: { ru: 'Ольга Иванова', en: '' }, roles: ['admin'] },
  ])
})

test('says of an address that has an account that it has one, and brings another administrator', async () => {
  const again = await invite(['ivanova@city.example'])
  expect(again).toEqual({
    code: 1,
    stdout: '',
    stderr: 'There is an account with this address already (staff.login_taken)\n',
  })
  const { stdout } = await invite(['petrov@city.example', 'Пётр Петров'])
  expect((await accept(tokenIn(stdout))).status).toBe(200)
  expect(await query('select login from staff order by login')).toEqual([
    { login: 'ivanova@city.example' },
    { login: 'petrov@city.example' },
  ])
})

test('of two invitations of an address the later one holds', async () => {
  const [first, second] = [await invite(['sidorov@city.example']), await invite(['sidorov@city.example'])]
  expect((await accept(tokenIn(first.stdout))).body.code).toBe('link.over')
  expect((await accept(tokenIn(second.stdout))).status).toBe(200)
})

test('mails the link where there is a mail server, and prints it when that refuses', async () => {
  const env = { SMTP_URL: catcher.url }
  const { code, stdout } = await invite(['orlova@city.example', 'Анна Орлова'], env)
  expect([code, stdout]).toEqual([0, 'The invitation was mailed to orlova@city.example.\n'])
  const [letter] = catcher.letters
  expect(letter).toMatchObject({
    to: 'orlova@city.example',
    text: expect.stringContaining('Здравствуйте, Анна Орлова.'),
  })
  catcher.on.recipient = () => smtpRefusal(550)
  const refused = await invite(['orlova@city.example'], env)
  catcher.on.recipient = () => null
  expect((await accept(tokenIn(refused.stdout))).status).toBe(200)
})

test.each([
  ['nothing', []],
  ['no address', ['Ольга Иванова']],
  ['an address without a domain', ['ivanova@city']],
  ['a blank name', ['nobody@city.example', ' ']],
])('%s is answered with how it is called', async (_, args) => {
  expect(await invite(args)).toEqual({ code: 1, stdout: '', stderr: 'invite-admin <e-mail> [name]\n' })
})

test('before a city is loaded it says so, and leaves no link behind', async () => {
  const empty = await openCity()
  try {
    await empty.asOwner('truncate city cascade; delete from invitations')
    const { code, stderr } = await ended(
      'apps/server/src/main/invite-admin.ts',
      ['ivanova@city.example'],
      envOf(empty.config),
    )
    expect([code, stderr]).toEqual([1, 'No city is loaded yet (server.unavailable)\n'])
    const { rows } = await empty.ctx.db.$client.query('select from invitations')
    expect(rows).toHaveLength(0)
  } finally {
    await empty.close()
  }
})
