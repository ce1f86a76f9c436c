import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each([
  // [cell, as it is written]
  ['2026-17', '"2026-17"'],
  ['', '""'],
  ['он сказал «да»; и ушёл', '"он сказал «да»; и ушёл"'],
  ['a "quoted" word', '"a ""quoted"" word"'],
  ['две\nстроки', '"две\nстроки"'],
  ['=cmd|" /C calc"!A0', `"'=cmd|"" /C calc""!A0"`],
  ['+7 900', `"'+7 900"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1', `"'\t=1"`],
  ['＝1', `"'＝1"`],
])('the cell %j is written as %s', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`)
})

test('cells stand in their order between semicolons', () => {
  expect(csvLine(['a', 'b', 'c'])).toBe('"a";"b";"c"\r\n')
})
