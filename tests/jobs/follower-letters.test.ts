import { sendDue } from '@gorozhanin/server/messages/send'
import { smtpChannel } from '@gorozhanin/server/messages/smtp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import { type Caught, type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { ask, darkEntrance, type Filed, fileOne, move, openStaffed, type Staffed } from '../support/people.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']
let catcher: MailCatcher
let mail: ReturnType<typeof smtpChannel>

beforeAll(async () => {
  catcher = await startMailCatcher()
  ;({ city, house, as } = await openStaffed(['moderator']))
  mail = smtpChannel(catcher.url, 'Город <no-reply@city.example>')
})
afterAll(async () => {
  mail?.close()
  await city?.close()
  await catcher?.close()
})
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
  catcher.letters.length = 0
})

let addresses = 0
const newAddress = () => `follower-${++addresses}@mail.example`

async function published(more: object = {}): Promise<Filed> {
  const filed = await fileOne(city, { ...darkEntrance(house), ...more })
  expect((await move(city, as('moderator'), filed.number, { move: 'publish' })).status).toBe(200)
  return filed
}

const say = (number: string, contactEmail: string, language = 'ru') =>
  ask(city, 'POST', `/reports/${number}/support`, {
    body: { contactEmail, consents: ['contact'], language },
  })
const accept = ({ number }: Filed) => move(city, as(house.uk), number, { move: 'accept' })

/** Sends what is due and gives the letters to one address since the last call. */
async function lettersTo(address: string): Promise<Caught[]> {
  await sendDue(city.ctx, mail)
  const own = catcher.letters.filter(({ to }) => to === address)
  for (const letter of own) catcher.letters.splice(catcher.letters.indexOf(letter), 1)
  return own
}

async function letterTo(address: string): Promise<Caught> {
  const letters = await lettersTo(address)
  expect(letters.map(({ subject }) => subject)).toHaveLength(1)
  return letters[0] as Caught
}

const press = ({ text }: Caught, purpose: string) =>
  ask(city, 'POST', `/messages/${new RegExp(`/messages/(${purpose}\\.[\\w.-]+)`).exec(text)?.[1]}`)

/** Somebody who said «у меня тоже» and has confirmed the address. */
async function followed(number: string): Promise<string> {
  const email = newAddress()
  await say(number, email)
  await press(await letterTo(email), 'confirm')
  return email
}

test('an address that was left is asked to confirm itself before anything else, and is told once', async () => {
  const report = await published()
  const email = newAddress()
  await say(report.number, email)
  await say(report.number, email)
  const invitation = await letterTo(email)
  expect(invitation.subject).toBe(`Сообщение № ${report.number}: подтвердите адрес`)
  expect(invitation.text).toContain('кто-то отметил «У меня тоже»')
  expect(invitation.text).not.toContain('Третий день темно')

  await accept(report)
  expect(await lettersTo(email)).toEqual([])
  expect((await press(invitation, 'confirm')).status).toBe(200)
  const letter = await letterTo(email)
  expect(letter.subject).toContain(report.number)
  expect(letter.text).toContain(`Вы отметили «У меня тоже» под сообщением № ${report.number}.`)
})

test('a follower reads what strangers may, and never gets the secret of the author', async () => {
  const report = await published()
  const email = await followed(report.number)
  await accept(report)
  const { text } = await letterTo(email)
  expect(text).toContain(`/reports/${report.number}`)
  expect(text).not.toContain(report.follow)
  expect(text).not.toMatch(/\/reports\/[\d-]+#/)
})

test('a follower hears no more of a report that strangers do not see any more', async () => {
  const report = await published()
  const email = await followed(report.number)
  await move(city, as('moderator'), report.number, { move: 'hide', text: 'Видно лицо' })
  await accept(report)
  expect(await lettersTo(email)).toEqual([])
})

test('one press in a letter stops them, and so does taking «у меня тоже» back', async () => {
  const report = await published()
  const stopped = await followed(report.number)
  const takenBack = newAddress()
  const said = await say(report.number, takenBack)
  await press(await letterTo(takenBack), 'confirm')
  await accept(report)
  const device = String(said.headers['set-cookie']).split(';')[0] ?? ''
  await ask(city, 'DELETE', `/reports/${report.number}/support`, { cookie: device })
  const letter = await letterTo(stopped)
  expect(letter.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
  await press(letter, 'stop')
  expect(await lettersTo(takenBack)).toEqual([])

  await move(city, as(house.uk), report.number, { move: 'not_ours', text: 'Не наш дом' })
  await move(city, as('moderator'), report.number, { move: 'publish' })
  await accept(report)
  expect(await lettersTo(stopped)).toEqual([])
  expect(await lettersTo(takenBack)).toEqual([])
})

test('followers of a report that was merged hear of the one that it leads to', async () => {
  const parent = await published()
  const child = await published()
  const email = await followed(child.number)
  await move(city, as('moderator'), child.number, { move: 'merge', parent: parent.number })
  expect(await lettersTo(email)).toEqual([])
  await accept(parent)
  const { subject, text } = await letterTo(email)
  expect(subject).toContain(parent.number)
  expect(text).toContain(`под сообщением № ${child.number}.`)
})

test('a signed-in resident follows without an address, in the language that was said', async () => {
  const report = await published()
  const email = 'signed-in@mail.example'
  const cookie = await enterAs(city, email)
  await lettersTo(email)
  await ask(city, 'POST', `/reports/${report.number}/support`, { cookie, body: { language: 'en' } })
  const { subject, text } = await letterTo(email)
  expect(subject).toBe(`Report ${report.number}: you said “same here”`)
  expect(text).toContain('We will write to you when something changes.')
})

test('an author who leaves the own address under the own report gets each letter once', async () => {
  const email = newAddress()
  const report = await fileOne(city, { ...darkEntrance(house), contactEmail: email })
  await press(await letterTo(email), 'confirm')
  await move(city, as('moderator'), report.number, { move: 'publish' })
  await lettersTo(email)
  await say(report.number, email)
  await accept(report)
  const { text } = await letterTo(email)
  expect(text).toContain(report.follow)
})
