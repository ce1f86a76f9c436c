import { expect, test } from 'vitest'
import { parseCalendarCsv } from './calendar-file.ts'
import { calendarTexts } from './test-calendar.ts'

test('days and years are read, notes may hold commas', () => {
  const file = parseCalendarCsv(
    '\uFEFFdate,kind,note\r\n2026-01-01,day_off,New Year, of course\r\n2026-11-03,short_working_day,\r\n',
  )
  expect([...file.days]).toEqual([
    ['2026-01-01', 'day_off'],
    ['2026-11-03', 'short_working_day'],
  ])
  expect([...file.years]).toEqual([2026])
  expect(file.faults).toEqual([])
})

test('every faulty line is listed and left out', () => {
  const file = parseCalendarCsv(
    [
      'date,kind,note',
      '2026-02-30,day_off,no such day',
      '2026-01-01,holiday,no such kind',
      '2026-01-02,day_off',
      '2026-01-03,day_off,',
      '2026-01-03,short_working_day,again',
      '01.01.2026,day_off,',
    ].join('\n'),
  )
  expect(file.faults).toEqual([
    { line: 2, code: 'date', value: '2026-02-30' },
    { line: 3, code: 'kind', value: 'holiday' },
    { line: 4, code: 'columns', value: '2026-01-02,day_off' },
    { line: 6, code: 'date_repeated', value: '2026-01-03' },
    { line: 7, code: 'date', value: '01.01.2026' },
  ])
  expect([...file.days]).toEqual([['2026-01-03', 'day_off']])
})

test.each(['', 'date;kind;note\n2026-01-01;day_off;'])('%j is not a calendar file', (text) => {
  expect(parseCalendarCsv(text)).toMatchObject({ faults: [{ line: 1, code: 'header' }], years: new Set() })
})

test('the calendars of the pack are without fault, a year a file', () => {
  const files = calendarTexts.map(parseCalendarCsv)
  expect(files.flatMap((file) => file.faults)).toEqual([])
  expect(files.map((file) => [...file.years])).toEqual([
    [2020],
    [2021],
    [2022],
    [2023],
    [2024],
    [2025],
    [2026],
  ])
})
