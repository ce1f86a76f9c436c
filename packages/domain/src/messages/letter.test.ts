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
  test.each([...messageKinds, 'invite', 'invite_follower'] as const)(
    'the letter %s leaves no gap and can be stopped',
    (kind) => {
      const { subject, text } = letterOf(kind, values, { language, reader: 'author' })
      expect(subject).toContain('2026-17')
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|null/)
      expect(text).toContain(kind.startsWith('invite') ? values.notMe : values.stop)
    },
  )

  test.each([
    ['invite', 'author'],
    ['invite_follower', 'follower'],
  ] as const)(
    'the letter %s to a stranger shows neither the words nor the page of the report',
    (kind, reader) => {
      const { text } = letterOf(kind, values, { language, reader })
      expect(text).not.toContain(values.link)
      expect(text).not.toContain(values.text)
    },
  )
})

test('a line whose value is not known is left out', () => {
  const { text } = letterOf('redirect', { ...values, text: null }, { language: 'ru', reader: 'author' })
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
    { language: 'ru', reader: 'author' },
  )
  expect(subject).toBe('Сообщение № 2026-17 направлено: А Bcc: x')
})

test('a follower is told whose report it is, and asked for nothing', () => {
  const reading = { language: 'ru', reader: 'follower' } as const
  const { text } = letterOf('publish_answer', { ...values, own: '2026-20' }, reading)
  expect(text).toContain('Вы отметили «У меня тоже» под сообщением № 2026-20.')
  expect(text).not.toContain('на странице сообщения до')
})

test('those who joined are told whose report it is, and asked for nothing', () => {
  const { text } = letterOf(
    'publish_answer',
    { ...values, own: '2026-20' },
    { language: 'ru', reader: 'joined' },
  )
  expect(text).toContain('К этому сообщению присоединено ваше № 2026-20.')
  expect(text).not.toContain('верните ответ')
})

test.each([
  ['filed', { emergency: true, reader: 'author' }, 'filed_emergency'],
  ['filed', { emergency: false, reader: 'author' }, 'filed'],
  ['reply', { emergency: false, reader: 'author' }, null],
  ['breached', { emergency: false, reader: 'author' }, null],
  ['not_ours', { emergency: false, reader: 'author' }, null],
  ['confirm', { emergency: false, reader: 'author' }, 'confirm'],
  ['confirm', { emergency: false, reader: 'joined' }, 'close_silent'],
  ['ask', { emergency: false, reader: 'joined' }, null],
  ['accept', { emergency: false, reader: 'joined' }, 'accept'],
  ['ask', { emergency: false, reader: 'follower' }, null],
  ['confirm', { emergency: false, reader: 'follower' }, 'close_silent'],
  ['publish_answer', { emergency: false, reader: 'follower' }, 'publish_answer'],
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
  const reading = { language: 'ru', reader: 'author', own: { ru: { accept } } } as const
  const { subject, text } = letterOf('accept', values, reading)
  expect(subject).toBe('Мастер едет: № 2026-17')
  expect(text).toMatch(/^Дорожная служба уже в пути\.\n\n—\n/)
  expect(text).toContain(values.stop)
  expect(letterOf('publish', values, reading)).toEqual(
    letterOf('publish', values, { language: 'ru', reader: 'author' }),
  )
  expect(letterOf('accept', values, { ...reading, language: 'en' }).subject).toContain('Report 2026-17')
})
