import { describe, expect, test } from 'vitest'
import { proposalReasons, reportReasons } from './api.ts'
import { alertLetter, type LetterItem } from './letter.ts'

type ReportItem = Extract<LetterItem, { number: string }>
type ProposalItem = Extract<LetterItem, { proposal: string }>

const proposal = (more: Partial<ProposalItem> = {}): LetterItem => ({
  proposal: 'Изменение доступа: Ольга Новикова',
  proposedBy: 'Администратор платформы',
  decidedBy: null,
  reason: 'proposed',
  clock: null,
  late: null,
  due: '27 ноября, 10:00',
  insteadOf: [],
  link: 'https://city/console/staff',
  ...more,
})

const item = (more: Partial<ReportItem> = {}): LetterItem => ({
  number: '2026-123',
  category: 'Яма',
  address: 'ул. Садовая, 12',
  reason: 'breach',
  clock: 'answer',
  late: { value: 2, unit: 'working_hours' },
  due: '24 ноября, 15:00',
  insteadOf: [],
  link: 'https://city/console/2026-123',
  ...{ gone: null, list: null },
  ...more,
})

test('one alert is told in full, in plain words', () => {
  const { subject, text } = alertLetter([item({ insteadOf: ['Заместитель главы'] })], 'ru')
  expect(subject).toBe('№ 2026-123: срок ответа истёк · Яма')
  expect(text.split('\n\n').slice(0, 5)).toEqual([
    'Сообщение № 2026-123 · Яма · ул. Садовая, 12',
    'Срок ответа истёк 2 рабочих часа назад.',
    'Срок: до 24 ноября, 15:00.',
    'Вам — за того, кого вы замещаете: Заместитель главы.',
    'Карточка: https://city/console/2026-123',
  ])
})

test('several are listed by kind, with their numbers', () => {
  const { subject, text } = alertLetter(
    [
      item(),
      item({ number: '2026-124', late: { value: 21, unit: 'working_days' }, address: null }),
      item({ number: '2026-125', clock: 'review', reason: 'warning', late: null }),
    ],
    'ru',
  )
  expect(subject).toBe('Пульт: 3 уведомления')
  expect(text.split('\n\n').slice(0, 2)).toEqual([
    [
      'Срок ответа истёк — 2',
      '№ 2026-123 · Яма · ул. Садовая, 12 · 2 рабочих часа назад · https://city/console/2026-123',
      '№ 2026-124 · Яма · 21 рабочий день назад · https://city/console/2026-123',
    ].join('\n'),
    [
      'Срок проверки ответа подходит к концу — 1',
      '№ 2026-125 · Яма · ул. Садовая, 12 · срок: до 24 ноября, 15:00 · https://city/console/2026-123',
    ].join('\n'),
  ])
})

test('a report whose card is closed to the reader says who has it, and leads to the list of the others', () => {
  const lost = item({
    ...{ reason: 'taken_away', clock: null, late: null, due: null },
    ...{ gone: 'теперь отвечает Горсвет', link: null, list: 'https://city/console' },
  })
  expect(alertLetter([lost], 'ru').text.split('\n\n').slice(0, 4)).toEqual([
    'Сообщение № 2026-123 · Яма · ул. Садовая, 12',
    'Передано другой службе.',
    'Теперь отвечает Горсвет.',
    'Все ваши сообщения: https://city/console',
  ])
  expect(alertLetter([lost, item()], 'ru').text).toContain(
    'Передано другой службе — 1\n№ 2026-123 · Яма · ул. Садовая, 12 · теперь отвечает Горсвет · https://city/console\n',
  )
})

test.each([
  [2, 'ru', 'Пульт: 2 уведомления'],
  [5, 'ru', 'Пульт: 5 уведомлений'],
  [21, 'ru', 'Пульт: 21 уведомление'],
  [21, 'en', 'Console: 21 alerts'],
] as const)('a letter of %i alerts takes its form in %s', (count, language, expected) => {
  const items = Array.from({ length: count }, () => item())
  expect(alertLetter(items, language).subject).toBe(expected)
})

test('a warning that comes when the time has passed says that it has', () => {
  const { text } = alertLetter(
    [item({ reason: 'warning', late: { value: 0, unit: 'working_minutes' } })],
    'ru',
  )
  expect(text).toContain('Срок ответа истёк.')
})

describe('a city’s own words', () => {
  const own = {
    one: { subject: '{event}: {number}', lines: ['{sentence}', 'Смотри {link}'] },
    events: { breach: '{term} вышел', late: '{term} вышел {ago}' },
    terms: { answer: 'контрольный срок' },
  }

  test('take the place of ours, letter by letter and word by word', () => {
    expect(alertLetter([item()], 'ru', { ...own, foot: ['Диспетчерская'] })).toEqual({
      subject: 'контрольный срок вышел: 2026-123',
      text: 'Контрольный срок вышел 2 рабочих часа назад\n\nСмотри https://city/console/2026-123\n\n—\nДиспетчерская',
    })
    const review = alertLetter([item({ clock: 'review', reason: 'warning', late: null })], 'ru', own)
    expect(review.subject).toBe('срок проверки ответа подходит к концу: 2026-123')
  })

  test('reach the list too, and leave no foot where the city wants none', () => {
    const many = { subject: 'Дел: {alerts}', heading: 'Вот {event}', item: ['{number}', '{ago}'] }
    const { subject, text } = alertLetter([item(), item({ number: '2026-124', late: null })], 'ru', {
      ...own,
      many,
      foot: [],
    })
    expect(subject).toBe('Дел: 2 уведомления')
    expect(text).toBe('Вот контрольный срок вышел\n2026-123 · 2 рабочих часа назад\n2026-124')
  })
})

test('a proposal is told in full, and beside reports as one line', () => {
  const { subject, text } = alertLetter([proposal()], 'ru')
  expect(subject).toBe('Изменение доступа: Ольга Новикова — ждёт второго администратора')
  expect(text.split('\n\n').slice(0, 5)).toEqual([
    'Изменение доступа: Ольга Новикова.',
    'Ждёт второго администратора.',
    'Кто предложил: Администратор платформы.',
    'Решить нужно до 27 ноября, 10:00: потом предложение утратит силу.',
    'Страница сотрудников: https://city/console/staff',
  ])
  expect(alertLetter([item(), proposal()], 'ru').text).toContain(
    'Изменение доступа: Ольга Новикова · срок: до 27 ноября, 10:00 · https://city/console/staff',
  )
})

test.each(proposalReasons)('a letter of %s leaves no gap in either language', (reason) => {
  for (const language of ['ru', 'en'] as const)
    for (const items of [[proposal({ reason })], [proposal({ reason }), item()]]) {
      const { subject, text } = alertLetter(items, language)
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|null/)
    }
})

test.each(reportReasons)('a letter of %s leaves no gap in either language', (reason) => {
  for (const language of ['ru', 'en'] as const)
    for (const items of [[item({ reason })], [item({ reason }), item({ reason, late: null })]]) {
      const { subject, text } = alertLetter(items, language)
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|null/)
    }
})
