import { expect, test } from 'vitest'
import { readBrowseSearch, readFilingSearch, readView } from './search-params.ts'

test('what the address says is taken, what it cannot mean is dropped', () => {
  expect(
    readBrowseSearch({
      at: '62.94,60.04,14.5',
      status: 'at_agency,lost,closed',
      group: "roads,'; drop table",
      overdue: true,
      all: 'yes',
      order: 'supporters',
      here: '2026-1,2026-02,7',
      agency: 'edds,!',
      from: '2026-02-29',
      to: '2026-02-28',
      heat: true,
      heap: '61.1,55.1,61.1,55.1',
      area: '61.1,55.1,61.2,55.1,61.1,55.2',
      more: 1,
    }),
  ).toEqual({
    at: '62.94,60.04,14.5',
    status: 'at_agency,closed',
    group: 'roads',
    overdue: true,
    order: 'supporters',
    here: '2026-1',
    agency: 'edds',
    to: '2026-02-28',
    heat: true,
    heap: '61.1,55.1,61.1,55.1',
    area: '61.1,55.1,61.2,55.1,61.1,55.2',
  })
  expect(
    readBrowseSearch({
      at: 5,
      area: '1,1,2,2,1,2,2,1',
      status: [],
      here: null,
      heap: '2,1,1,2',
      from: 20260101,
      order: 'worst',
    }),
  ).toEqual({})
})

test.each([
  ['62.94,60.04,14.5', { lon: 62.94, lat: 60.04, zoom: 14.5 }],
  ['62.94,60.04', null],
  ['62.94,60.04,14,1', null],
  ['262.94,60.04,14', null],
  ['a,b,c', null],
  ['', null],
])('«%s» is the view %j', (at, expected) => {
  expect(readView(at)).toEqual(expected)
})

test('a step that there is not is the first one', () => {
  expect(readFilingSearch({ step: 'pay', group: 3 })).toEqual({})
  expect(readFilingSearch({ step: 'done', number: '2026-7' })).toEqual({ step: 'done', number: '2026-7' })
})
