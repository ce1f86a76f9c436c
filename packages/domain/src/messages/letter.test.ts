import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { messageKindOf, messageKinds } from './kinds.ts'
import { type LetterValues, letterOf } from './letter.ts'
import { dayWords, momentWords } from './moments.ts'

const values: LetterValues = {
  number: '2026-17',
  own: null,
  city: 'Берёзовка',
  category: 'Яма',
  agency: 'Дорожная служба',
  phone: '112',
  due: '5 декабря, 23:59',
  waits: '27 ноября, 23:59',
  until: '14 декабря',
  reason: 'Погода',
  outcome: 'устранено',
  text: 'Слова службы',
  body: 'Полиция',
  base: 'закон',
  outgoing: '12 от 20 ноября',
  appeal: '07-12/345',
  parent: '2026-3',
  link: 'https://city/reports/2026-17',
  confirm: 'https://city/messages/confirm',
  notMe: 'https://city/messages/not_me',
  stop: 'https://city/messages/stop',
}

describe.each(['ru', 'en'] as const)('in %s', (language) => {
  test.each([...messageKinds, 'invite'] as const)(
    'the letter %s leaves no gap and can be stopped',
    (kind) => {
      const { subject, text } = letterOf(kind, values, { language, joined: false })
      expect(subject).toContain('2026-17')
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|null/)
      expect(text).toContain(kind === 'invite' ? values.notMe : values.stop)
    },
  )

  test('a letter to a stranger shows neither the words nor the page of the report', () => {
    const { text } = letterOf('invite', values, { language, joined: false })
    expect(text).not.toContain(values.link)
    expect(text).not.toContain(values.text)
  })
})

test('a line whose value is not known is left out', () => {
  const { text } = letterOf('redirect', { ...values, text: null }, { language: 'ru', joined: false })
  expect(text.split('\n\n')).toEqual([
    'Сообщением № 2026-17 теперь занимается другая служба: Дорожная служба.',
    'Срок не изменился: до 5 декабря, 23:59.',
    '—\nСтраница сообщения: https://city/reports/2026-17\nНе писать мне об этом сообщении: https://city/messages/stop',
  ])
})

test('a name with a line break makes no header of its own', () => {
  const { subject } = letterOf(
    'publish',
    { ...values, agency: 'А\r\nBcc: x' },
    { language: 'ru', joined: false },
  )
  expect(subject).toBe('Сообщение № 2026-17 направлено: А Bcc: x')
})

test('those who joined are told whose report it is, and asked for nothing', () => {
  const { text } = letterOf('publish_answer', { ...values, own: '2026-20' }, { language: 'ru', joined: true })
  expect(text).toContain('К этому сообщению присоединено ваше № 2026-20.')
  expect(text).not.toContain('верните ответ')
})

test.each([
  ['filed', { emergency: true, joined: false }, 'filed_emergency'],
  ['filed', { emergency: false, joined: false }, 'filed'],
  ['reply', { emergency: false, joined: false }, null],
  ['breached', { emergency: false, joined: false }, null],
  ['not_ours', { emergency: false, joined: false }, null],
  ['confirm', { emergency: false, joined: false }, 'confirm'],
  ['confirm', { emergency: false, joined: true }, 'close_silent'],
  ['ask', { emergency: false, joined: true }, null],
  ['accept', { emergency: false, joined: true }, 'accept'],
] as const)('%s with %o is told as %s', (event, rest, kind) => {
  expect(messageKindOf({ event, ...rest })).toBe(kind)
})

test('dates are those of the city, with the year when it is another one', () => {
  const now = Temporal.Instant.from('2026-11-20T05:00:00Z')
  const zone = 'Asia/Yekaterinburg'
  const due = Temporal.Instant.from('2026-12-05T18:59:59Z')
  expect(momentWords(due, now, zone, 'ru')).toBe('5 декабря, 23:59')
  expect(momentWords(due, now, zone, 'en')).toBe('5 December, 23:59')
  expect(dayWords(Temporal.PlainDate.from('2027-01-11'), now, zone, 'ru')).toBe('11 января 2027')
  // In the city it is the new year already.
  expect(momentWords(due, Temporal.Instant.from('2026-12-31T20:00:00Z'), zone, 'en')).toBe(
    '5 December 2026, 23:59',
  )
})

test('a city’s own words take the place of ours, letter by letter', () => {
  const accept = { subject: 'Мастер едет: № {number}', lines: ['{agency} уже в пути.'] }
  const reading = { language: 'ru', joined: false, own: { ru: { accept } } } as const
  const { subject, text } = letterOf('accept', values, reading)
  expect(subject).toBe('Мастер едет: № 2026-17')
  expect(text).toMatch(/^Дорожная служба уже в пути\.\n\n—\n/)
  expect(text).toContain(values.stop)
  expect(letterOf('publish', values, reading)).toEqual(
    letterOf('publish', values, { language: 'ru', joined: false }),
  )
  expect(letterOf('accept', values, { ...reading, language: 'en' }).subject).toContain('Report 2026-17')
})
