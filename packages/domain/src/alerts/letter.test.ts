import { expect, test } from 'vitest'
import { alertLetter, type LetterItem } from './letter.ts'

const item = (more: Partial<LetterItem> = {}): LetterItem => ({
  number: '2026-123',
  category: 'Яма',
  address: 'ул. Садовая, 12',
  reason: 'breach',
  clock: 'answer',
  late: { value: 2, unit: 'working_hours' },
  due: '24 ноября, 15:00',
  insteadOf: [],
  link: 'https://city/console/2026-123',
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
