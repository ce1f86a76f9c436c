import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listDeadLetters } from '@gorozhanin/domain/messages/api'
import { sendDue } from '@gorozhanin/server/messages/send'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caught, smtpRefusal } from '../support/mail-catcher.ts'
import { type Mailed, openMailed, takeLetters, tokenIn } from '../support/mailed-city.ts'
import {
  ask,
  darkEntrance,
  type Filed,
  fileOne,
  follow,
  move,
  ownMove,
  uploadPhoto,
} from '../support/people.ts'

let city: Mailed['city']
let house: Mailed['house']
let as: Mailed['as']
let catcher: Mailed['catcher']
let mail: Mailed['mail']
let close: Mailed['close']

beforeAll(async () => {
  ;({ city, house, as, catcher, mail, close } = await openMailed(['moderator', 'curator', 'head', 'admin']))
})
afterAll(() => close?.())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
  catcher.letters.length = 0
  catcher.on.recipient = () => null
})

let addresses = 0
/** An address that nothing was sent to before. */
function newAddress(): string {
  addresses += 1
  return `resident-${addresses}@mail.example`
}

const fileFor = (contactEmail: string, more: object = {}) =>
  fileOne(city, { ...darkEntrance(house), contactEmail, ...more })

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

const press = (token: string) => ask(city, 'POST', `/messages/${token}`)

/** Files a report whose author has confirmed the address. */
async function fileConfirmed(more: object = {}): Promise<Filed & { readonly email: string }> {
  const email = newAddress()
  const filed = await fileFor(email, more)
  await press(tokenIn(await letterTo(email), 'confirm'))
  return { ...filed, email }
}

const upload = (url: string, cookie: string) => uploadPhoto(city, url, cookie)

async function stateOf(email: string): Promise<readonly string[]> {
  const { rows } = await city.ctx.db.$client.query(
    `select m.state from messages m join contacts c on c.id = m.contact where c.value = $1 order by m.event`,
    [email],
  )
  return rows.map(({ state }) => state)
}

describe('the life of a report', () => {
  test('gives its author one letter at each public change, with the next date', async () => {
    const filed = await fileConfirmed()
    const { number, email } = filed
    const own = await follow(city, filed)
    const uk = as(house.uk)
    const staff = (who: string, request: Parameters<typeof move>[3]) => move(city, as(who), number, request)
    const told = async (change: Promise<{ status: number }>, ...words: string[]) => {
      expect((await change).status).toBe(200)
      const { subject, text } = await letterTo(email)
      expect(subject).toContain(number)
      for (const word of words) expect(`${subject}\n${text}`).toContain(word)
    }
    const untold = async (change: Promise<{ status: number }>) => {
      expect((await change).status).toBe(200)
      expect(await lettersTo(email)).toEqual([])
    }

    await told(
      staff('moderator', { move: 'ask', text: 'Какой подъезд?' }),
      'Какой подъезд?',
      'до 23 ноября, 23:59',
    )
    await untold(ownMove(city, own, number, { move: 'reply', text: 'Второй' }))
    await told(staff('moderator', { move: 'publish' }), 'направлено', 'до ')
    await told(staff(house.uk, { move: 'accept' }), 'принято в работу', '23:59')
    await told(
      staff('moderator', { move: 'redirect', agency: 'gorsvet', text: 'Это фонарь города' }),
      'передано',
      'Это фонарь города',
    )
    await told(staff('moderator', { move: 'redirect', agency: house.uk, text: 'Всё же дом' }), 'Всё же дом')
    await told(staff(house.uk, { move: 'accept' }), 'принято в работу')
    await untold(
      staff(house.uk, {
        move: 'propose_deferral',
        reason: 'weather',
        until: '2026-12-14',
        text: 'Ждём тепла',
      }),
    )
    await told(
      staff('moderator', { move: 'approve_deferral' }),
      'до 14 декабря',
      'Погода и сезон',
      'Ждём тепла',
    )
    city.setTime('2026-12-14T00:01')
    await sweepClocks(city.ctx)
    await told(Promise.resolve({ status: 200 }), 'снова в работе', 'до 17 декабря, 23:59')

    const photos = async () => [await upload(`/console/reports/${number}/photos`, uk)]
    const answer = async (text: string) =>
      staff(house.uk, { move: 'answer', outcome: 'fixed', text, photos: await photos() })
    await untold(answer('Заменили лампу на втором этаже'))
    await told(
      staff('moderator', { move: 'publish_answer' }),
      'устранено',
      'Заменили лампу',
      'До 21 декабря, 23:59',
    )
    const added = [await upload(`/reports/${number}/photos`, own)]
    await told(
      ownMove(city, own, number, { move: 'return', text: 'Опять темно', photos: added }),
      'возвращено',
      '23:59',
    )
    await told(staff(house.uk, { move: 'accept' }), 'принято в работу')
    await untold(answer('Заменили патрон и лампу'))
    await told(staff('moderator', { move: 'publish_answer' }), 'Заменили патрон')
    await told(ownMove(city, own, number, { move: 'confirm', rating: 5 }), 'Спасибо')

    expect(await stateOf(email)).not.toContain('open')
  })

  test('is told in the language in which it was filed', async () => {
    const { number, email } = await fileConfirmed({ language: 'en' })
    await move(city, as('moderator'), number, { move: 'publish' })
    const { subject, text } = await letterTo(email)
    expect(subject).toMatch(/^Report 2026-\d+ passed on: /)
    expect(text).toMatch(/You will get an answer by \d+ November, 23:59\./)
  })

  test('says why a report was not accepted, and how to object', async () => {
    const { number, email } = await fileConfirmed()
    await move(city, as('moderator'), number, { move: 'reject', reason: 'outside', text: 'Это другой город' })
    const { text } = await letterTo(email)
    expect(text).toContain('Причина: Не территория города')
    expect(text).toContain('Это другой город')
    expect(text).toContain('в течение семи дней')
  })

  test('goes on for those whose report was merged, without the author’s own secret', async () => {
    const parent = await fileFor(newAddress())
    const { number, email } = await fileConfirmed()
    await move(city, as('moderator'), parent.number, { move: 'publish' })
    await move(city, as('moderator'), number, { move: 'merge', parent: parent.number })
    expect((await letterTo(email)).subject).toContain(`к № ${parent.number}`)

    await move(city, as(house.uk), parent.number, { move: 'accept' })
    const { subject, text } = await letterTo(email)
    expect(subject).toBe(`Сообщение № ${parent.number} принято в работу`)
    expect(text).toContain(`присоединено ваше № ${number}`)
    expect(text).not.toContain(parent.follow)
  })
})

describe('an address that nobody has confirmed', () => {
  test('gets one letter with two links and nothing of the report’s words; the rest comes after confirming', async () => {
    const email = newAddress()
    const { number, follow: secret } = await fileFor(email)
    const invite = await letterTo(email)
    expect(invite.subject).toBe(`Сообщение № ${number}: подтвердите адрес`)
    expect(invite.text).not.toContain('темно')
    expect(invite.text).not.toContain(secret)

    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as(house.uk), number, { move: 'accept' })
    expect(await lettersTo(email)).toEqual([])

    const pressed = await press(tokenIn(invite, 'confirm'))
    expect(pressed).toMatchObject({ status: 200, body: { does: 'confirm', number } })
    await press(tokenIn(invite, 'confirm'))
    const rest = await lettersTo(email)
    expect(rest.map(({ subject }) => subject.split(' ').at(3))).toEqual(['направлено:', 'принято'])
    expect(rest[0]?.text).toContain(secret)
  })

  test('gets at most three such letters a day, from all reports together', async () => {
    const email = newAddress()
    for (let report = 0; report < 5; report++) await fileFor(email)
    expect(await lettersTo(email)).toHaveLength(3)
    city.setTime('2026-11-21T09:59')
    expect(await lettersTo(email)).toHaveLength(0)
    city.setTime('2026-11-21T10:01')
    expect(await lettersTo(email)).toHaveLength(2)
  })

  test('is left alone about that report after «не я»', async () => {
    const email = newAddress()
    const { number } = await fileFor(email)
    const invite = await letterTo(email)
    expect(await press(tokenIn(invite, 'not_me'))).toMatchObject({ status: 200, body: { does: 'not_me' } })
    const other = await fileConfirmedAs(email)
    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as('moderator'), other, { move: 'publish' })
    expect((await lettersTo(email)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(`${other} направлено`),
    ])
  })

  async function fileConfirmedAs(email: string): Promise<string> {
    const { number } = await fileFor(email)
    await press(tokenIn(await letterTo(email), 'confirm'))
    return number
  }
})

describe('a letter', () => {
  test('is stopped by the one-click button of a mail program, for that report alone', async () => {
    const first = await fileConfirmed()
    const second = await fileFor(first.email)
    await lettersTo(first.email)
    await move(city, as('moderator'), first.number, { move: 'publish' })
    const letter = await letterTo(first.email)
    expect(letter.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    const url = letter.headers['list-unsubscribe']?.replace(/[<>]/g, '') ?? ''
    const path = new URL(url).pathname
    const page = await city.app.inject({ method: 'GET', url: path })
    expect(page.headers.location).toMatch(/\/messages\/stop\./)

    const payload = 'List-Unsubscribe=One-Click'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await city.app.inject({ method: 'POST', url: path, headers, payload })).statusCode).toBe(200)
    await move(city, as(house.uk), first.number, { move: 'accept' })
    await move(city, as('moderator'), second.number, { move: 'publish' })
    expect((await letterTo(first.email)).subject).toContain(second.number)
  })

  test('whose link was changed does nothing', async () => {
    const { email, number } = await fileConfirmed()
    await move(city, as('moderator'), number, { move: 'publish' })
    const stop = tokenIn(await letterTo(email), 'stop')
    const forged = `${stop.slice(0, -1)}${stop.endsWith('A') ? 'B' : 'A'}`
    expect((await press(forged)).status).toBe(404)
    expect((await press(stop.replace('stop', 'confirm'))).status).toBe(404)
    expect((await press('stop.short')).status).toBe(422)
  })

  test('that the server cannot take now is tried again later, and the next of that report waits for it', async () => {
    const { email, number } = await fileConfirmed()
    await move(city, as('moderator'), number, { move: 'publish' })
    catcher.on.recipient = () => smtpRefusal(451)
    expect(await lettersTo(email)).toEqual([])
    catcher.on.recipient = () => null
    await move(city, as(house.uk), number, { move: 'accept' })
    expect(await lettersTo(email)).toEqual([])
    city.setTime('2026-11-20T10:02')
    expect((await lettersTo(email)).map(({ subject }) => subject.split(' ')[3])).toEqual([
      'направлено:',
      'принято',
    ])
  })

  test('to a mailbox that does not exist is dead at once, and its refusal names nobody', async () => {
    const { email, number } = await fileConfirmed()
    await move(city, as('moderator'), number, { move: 'publish' })
    catcher.on.recipient = () => smtpRefusal(550)
    await lettersTo(email)
    expect(await stateOf(email)).toEqual(['sent', 'dead'])
    const { rows } = await city.ctx.db.$client.query(`select last_error from messages where state = 'dead'`)
    expect(rows).toEqual([{ last_error: 'EENVELOPE RCPT TO 550' }])
  })

  test('that failed for good arrives when a person sends it again', async () => {
    const { email, number } = await fileConfirmed()
    await move(city, as('moderator'), number, { move: 'publish' })
    catcher.on.recipient = () => smtpRefusal(550)
    await lettersTo(email)
    catcher.on.recipient = () => null
    await move(city, as(house.uk), number, { move: 'accept' })
    expect((await letterTo(email)).subject).toContain('принято')
    await resendDead(number)
    expect((await letterTo(email)).subject).toContain('направлено')
    expect(await stateOf(email)).toEqual(['sent', 'sent', 'sent'])
  })

  test('that asks for a confirmation and is sent again counts among those of that day', async () => {
    const email = newAddress()
    const { number } = await fileFor(email)
    catcher.on.recipient = () => smtpRefusal(550)
    await lettersTo(email)
    catcher.on.recipient = () => null
    city.setTime('2026-11-21T11:00')
    await resendDead(number)
    expect(await lettersTo(email)).toHaveLength(1)
    for (let report = 0; report < 3; report++) await fileFor(email)
    expect(await lettersTo(email)).toHaveLength(2)
  })

  async function resendDead(number: string): Promise<void> {
    const cookie = as('admin')
    const { body } = await ask<Reply<typeof listDeadLetters>>(city, 'GET', '/console/letters', { cookie })
    const dead = body.letters.find(({ reports }) => reports.includes(number))
    const { status } = await ask(city, 'POST', `/console/letters/${dead?.id}/resend`, { cookie })
    expect(status).toBe(204)
  }

  test('waits where there is no mail server, and health says so', async () => {
    const email = newAddress()
    await fileFor(email)
    expect((await ask(city, 'GET', '/health')).body).toMatchObject({ status: 'ok', mail: 'off' })
    expect(await stateOf(email)).toEqual(['open'])
  })

  test('is sent once by three senders at once', async () => {
    const people = []
    for (let count = 0; count < 6; count++) people.push(await fileConfirmed())
    for (const { number } of people) await move(city, as('moderator'), number, { move: 'publish' })
    catcher.letters.length = 0
    await Promise.all([1, 2, 3].map(() => sendDue(city.ctx, mail)))
    expect(catcher.letters.map(({ to }) => to).toSorted()).toEqual(
      people.map(({ email }) => email).toSorted(),
    )
  })
})
