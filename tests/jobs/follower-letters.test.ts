import { sendDue } from '@gorozhanin/server/messages/send'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import type { Caught } from '../support/mail-catcher.ts'
import { type Mailed, openMailed, takeLetters, tokenIn } from '../support/mailed-city.ts'
import {
  ask,
  darkEntrance,
  type Filed,
  fileOne,
  filePublished,
  follow,
  move,
  ownMove,
} from '../support/people.ts'
import { addRemark } from '../support/remarks.ts'

let city: Mailed['city']
let house: Mailed['house']
let as: Mailed['as']
let catcher: Mailed['catcher']
let mail: Mailed['mail']
let close: Mailed['close']

beforeAll(async () => {
  ;({ city, house, as, catcher, mail, close } = await openMailed(['moderator']))
})
afterAll(() => close?.())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
  catcher.letters.length = 0
})

let addresses = 0
const newAddress = () => `follower-${++addresses}@mail.example`

const published = () => filePublished(city, as('moderator'), darkEntrance(house))

const say = (number: string, contactEmail: string, language = 'ru') =>
  ask(city, 'POST', `/reports/${number}/support`, {
    body: { contactEmail, consents: ['contact'], language },
  })
const deviceOf = ({ headers }: { headers: object }) =>
  String(Object(headers)['set-cookie']).split(';')[0] ?? ''
const accept = ({ number }: Filed) => move(city, as(house.uk), number, { move: 'accept' })

/** Sends what is due and gives the letters to one address since the last call. */
async function lettersTo(address: string): Promise<Caught[]> {
  await sendDue(city.ctx, mail)
  return takeLetters(catcher, address)
}

async function letterTo(address: string): Promise<Caught> {
  const letters = await lettersTo(address)
  expect(letters.map(({ subject }) => subject)).toHaveLength(1)
  return letters[0] as Caught
}

const press = (letter: Caught, purpose: string) => ask(city, 'POST', `/messages/${tokenIn(letter, purpose)}`)

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

test('a follower hears no more of a report that its author took back', async () => {
  const report = await published()
  const email = await followed(report.number)
  await move(city, as('moderator'), report.number, { move: 'redirect', agency: 'gorsvet', text: 'Ваше' })
  await ownMove(city, await follow(city, report), report.number, { move: 'withdraw' })
  expect(await lettersTo(email)).toEqual([])
})

test('one press in a letter stops them, and so does taking «у меня тоже» back', async () => {
  const report = await published()
  const stopped = await followed(report.number)
  const takenBack = newAddress()
  const said = await say(report.number, takenBack)
  await press(await letterTo(takenBack), 'confirm')
  await accept(report)
  await ask(city, 'DELETE', `/reports/${report.number}/support`, { cookie: deviceOf(said) })
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

/** Adds to a report from a device, or with an account, and has a moderator decide. */
async function remarked(number: string, cookie: string, decision: object, fields = {}) {
  const { body } = await addRemark(city, number, cookie, fields)
  const answer = await ask(city, 'POST', `/console/reports/${number}/remarks/${body.id}`, {
    cookie: as('moderator'),
    body: decision,
  })
  expect(answer.status).toBe(200)
  return body.id
}

describe('what became of a remark', () => {
  test('is told to the address by which its writer follows, once it is confirmed, without the words', async () => {
    const { number } = await published()
    const email = newAddress()
    const device = deviceOf(await say(number, email))
    await remarked(number, device, { decision: 'publish' })
    await remarked(number, device, { decision: 'reject', reason: 'spam', text: 'Это реклама' })
    const invitation = await letterTo(email)
    expect(invitation.subject).toBe(`Сообщение № ${number}: подтвердите адрес`)

    await press(invitation, 'confirm')
    const [shown, refused, ...more] = await lettersTo(email)
    expect(more).toEqual([])
    expect(shown?.subject).toBe(`Сообщение № ${number}: ваше дополнение опубликовано`)
    expect(shown?.text).not.toContain('Теперь не горят три')
    expect(refused?.subject).toBe(`Сообщение № ${number}: ваше дополнение не показываем`)
    expect(refused?.text).toContain('Это реклама')
    expect(refused?.text).toMatch(/Причина: .+\./)
    expect(refused?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
  })

  test('is told to the account, in the language of the page, and to nobody else', async () => {
    const { number } = await published()
    const follower = await followed(number)
    const email = 'adds-with-account@mail.example'
    const cookie = await enterAs(city, email)
    const said = await ask(city, 'POST', `/reports/${number}/support`, { cookie, body: {} })
    expect(await lettersTo(email)).not.toEqual([])
    const device = [cookie, deviceOf(said)].join('; ')
    const id = await remarked(number, device, { decision: 'publish' }, { language: 'en' })
    expect((await letterTo(email)).subject).toBe(`Report ${number}: what you added is published`)
    await ask(city, 'POST', `/console/reports/${number}/remarks/${id}`, {
      cookie: as('moderator'),
      body: { decision: 'reject', text: 'Face' },
    })
    expect((await letterTo(email)).text).toContain('we will not show it.')
    expect(await lettersTo(follower)).toEqual([])
  })

  test('is told as it is by then: what was refused at once is never called published', async () => {
    const { number } = await published()
    const email = newAddress()
    const device = deviceOf(await say(number, email))
    await press(await letterTo(email), 'confirm')
    const id = await remarked(number, device, { decision: 'publish' })
    await ask(city, 'POST', `/console/reports/${number}/remarks/${id}`, {
      cookie: as('moderator'),
      body: { decision: 'reject', text: 'Видно лицо' },
    })
    expect((await letterTo(email)).subject).toContain('не показываем')
  })

  test('is told to nobody without an address, nor of a remark or a report that is gone by then', async () => {
    const { number } = await published()
    const email = newAddress()
    const device = deviceOf(await say(number, email))
    await press(await letterTo(email), 'confirm')
    const silent = deviceOf(await ask(city, 'POST', `/reports/${number}/support`, { body: {} }))
    await remarked(number, silent, { decision: 'publish' })
    expect(await lettersTo(email)).toEqual([])
    const id = await remarked(number, device, { decision: 'publish' })
    await ask(city, 'DELETE', `/reports/${number}/remarks/${id}`, { cookie: device })
    await remarked(number, device, { decision: 'publish' })
    await move(city, as('moderator'), number, { move: 'hide', text: 'Видно лицо' })
    await sendDue(city.ctx, mail)
    expect(catcher.letters).toEqual([])
  })

  test('asks nobody to confirm an address: that is for the letter of who follows', async () => {
    const { number } = await published()
    const email = newAddress()
    const device = deviceOf(await say(number, email))
    await city.ctx.db.$client.query(
      `update messages m set state = 'dead' from contacts c where c.id = m.contact and c.value = $1`,
      [email],
    )
    await remarked(number, device, { decision: 'publish' })
    expect(await lettersTo(email)).toEqual([])
  })
})
