import { expect, test } from 'vitest'
import { createFormats } from './formats.ts'

const ru = createFormats('ru', 'Asia/Yekaterinburg')
const en = createFormats('en', 'Asia/Yekaterinburg')

/** Local time of the city, UTC+5, as an instant. */
const at = (local: string) => `${local}:00+05:00`
const now = Date.parse(at('2026-12-01T12:00')) // a Tuesday

/** No-break spaces as plain ones, so that expectations can be read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  // [due, ru, en]
  ['2026-12-01T12:25', '25 мин', '25 min'],
  ['2026-12-01T14:10', '2 ч 10 мин', '2 h 10 min'],
  ['2026-12-01T14:05', '2 ч 05 мин', '2 h 05 min'], // two digits: the width stays
  ['2026-12-01T12:00', '1 мин', '1 min'],
  ['2026-12-02T18:00', 'до ср 18:00', 'by Wed 18:00'],
  ['2026-12-04T18:00', 'до пт 18:00', 'by Fri 18:00'],
  ['2026-12-04T23:59', 'до пт', 'by Fri'], // a term of days ends with the day
  ['2026-12-08T23:59', 'до 8 дек.', 'by 8 Dec'], // the same weekday a week later would lie
  ['2026-12-01T11:35', '−25 мин', '−25 min'],
  ['2026-12-01T09:50', '−2 ч 10 мин', '−2 h 10 min'],
  ['2026-11-27T12:00', '−4 дн.', '−4 d'],
])('time left to %s is «%s»', (due, russian, english) => {
  expect(plain(ru.timeLeft(at(due), now))).toBe(russian)
  expect(plain(en.timeLeft(at(due), now))).toBe(english)
})

test('nobody is 0 minutes late', () => {
  expect(plain(ru.timeLeft(at('2026-12-01T12:00'), now + 20_000))).toBe('−1 мин')
})

test.each([
  ['2026-12-01T14:30', 'сегодня в 14:30', 'today at 14:30'],
  ['2026-11-30T09:05', 'вчера в 09:05', 'yesterday at 09:05'],
  ['2026-12-02T00:00', 'завтра в 00:00', 'tomorrow at 00:00'],
  ['2026-11-29T23:59', '29 ноября в 23:59', '29 November at 23:59'],
  ['2025-12-05T14:30', '5 декабря 2025 в 14:30', '5 December 2025 at 14:30'],
])('the moment %s reads «%s»', (moment, russian, english) => {
  expect(plain(ru.moment(at(moment), now))).toBe(russian)
  expect(plain(en.moment(at(moment), now))).toBe(english)
})

test('days are the days of the city, not of the reader', () => {
  const lateInTheCity = '2026-12-04T20:30:00Z' // already the 5th there
  expect(plain(ru.day(lateInTheCity, now))).toBe('5 декабря, суббота')
  expect(plain(en.day(lateInTheCity, now))).toBe('Saturday, 5 December')
})

test('a promise names the day, and the hour only when the term ends inside a day', () => {
  expect(plain(ru.until(at('2026-12-03T23:59'), now))).toBe('до 3 декабря, четверг')
  expect(plain(ru.until(at('2026-12-01T18:00'), now))).toBe('сегодня до 18:00')
  expect(plain(ru.until(at('2026-12-02T23:59'), now))).toBe('завтра до конца дня')
  expect(plain(en.until(at('2026-12-01T18:00'), now))).toBe('today by 18:00')
  expect(plain(en.until(at('2026-12-03T18:00'), now))).toBe('by Thursday, 3 December, 18:00')
})

test('groups of digits stand apart by a narrow space that does not break', () => {
  expect(ru.number(1000)).toBe('1\u202f000')
  expect(ru.number(1234567)).toBe('1\u202f234\u202f567')
  expect(en.number(1000)).toBe('1,000')
  expect(ru.number(4.25, 1)).toBe('4,3')
})

test('a change has a sign, a share has its percent', () => {
  expect(ru.change(-1200)).toBe('−1\u202f200')
  expect(ru.change(5)).toBe('+5')
  expect(ru.change(0)).toBe('0')
  expect(ru.percent(0.861)).toBe('86\u202f%')
  expect(ru.percent(7 / 178, 1)).toBe('3,9\u202f%')
  expect(en.percent(0.861)).toBe('86%')
})

test('a date without an hour is that day in every zone of the country', () => {
  for (const zone of ['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Kamchatka'])
    expect(plain(createFormats('ru', zone).shortDay('2027-03-12', now))).toBe('12 марта 2027')
})
