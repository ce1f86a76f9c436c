import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comesBefore, latOf, lonOf, publicWorldPoint } from './mercator.ts'
import {
  type Columns,
  emptyColumns,
  endOf,
  GONE,
  insertRow,
  merged,
  setRow,
  sorted,
  startOf,
} from './shown-columns.ts'

const unit = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 3 }))
const places = fc.array(fc.record({ x: unit, y: unit }), { maxLength: 60 })

/** The code whose order the columns have, written out. */
function morton(x: number, y: number): bigint {
  let code = 0n
  for (let bit = 31n; bit >= 0n; bit--)
    code = (code << 2n) | (((BigInt(y) >> bit) & 1n) << 1n) | ((BigInt(x) >> bit) & 1n)
  return code
}

type Place = { readonly x: number; readonly y: number }

function columnsOf(list: readonly Place[]): Columns {
  const columns = emptyColumns(list.length)
  for (const [at, { x, y }] of list.entries()) {
    const rest = {
      year: 2026,
      status: 1,
      category: 2,
      group: 3,
      agency: 4,
      supported: 1,
      registeredAt: 5,
      lateAfter: 6,
    }
    setRow(columns, at, { x, y, sequence: at, ...rest })
    columns.length = at + 1
  }
  return columns
}

const codesOf = ({ x, y, length }: Columns) =>
  Array.from({ length }, (_, at) => morton(x[at] ?? 0, y[at] ?? 0))
const ordered = (codes: readonly bigint[]) => codes.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))

test('one place comes before another as their Morton codes do', () => {
  fc.assert(
    fc.property(unit, unit, unit, unit, (x, y, otherX, otherY) => {
      expect(comesBefore(x, y, otherX, otherY)).toBe(morton(x, y) < morton(otherX, otherY))
    }),
  )
})

test('rows are put in order, each whole', () => {
  fc.assert(
    fc.property(places, (list) => {
      const columns = sorted(columnsOf(list))
      expect(codesOf(columns)).toEqual(ordered(list.map(({ x, y }) => morton(x, y))))
      for (let at = 0; at < columns.length; at++) {
        const { x, y } = list[columns.sequence[at] ?? -1] ?? {}
        expect([columns.x[at], columns.y[at], columns.agency[at]]).toEqual([x, y, 4])
      }
    }),
  )
})

test('two ordered sets become one, without what has gone', () => {
  fc.assert(
    fc.property(places, places, fc.nat(), (some, others, which) => {
      const one = sorted(columnsOf(some))
      const other = emptyColumns(others.length)
      const rest = { year: 2026, sequence: 9, status: 1, category: 2, group: 3, agency: 4, supported: 1 }
      for (const place of others) insertRow(other, { ...place, ...rest, registeredAt: 5, lateAfter: 6 })
      expect(codesOf(other)).toEqual(ordered(codesOf(other)))
      const gone = one.length > 0 ? which % one.length : -1
      const expected = ordered([...codesOf(one).filter((_, at) => at !== gone), ...codesOf(other)])
      if (gone >= 0) one.status[gone] = GONE
      expect(codesOf(merged(one, other))).toEqual(expected)
    }),
  )
})

test('the rows of a place are those between its two ends', () => {
  fc.assert(
    fc.property(places, unit, unit, (list, x, y) => {
      const columns = sorted(columnsOf(list))
      const [start, end] = [startOf(columns, x, y), endOf(columns, x, y)]
      expect(codesOf(columns).slice(start, end)).toEqual(
        codesOf(columns).filter((code) => code === morton(x, y)),
      )
    }),
  )
})

test('what strangers see of a place comes back exactly', () => {
  const lon = fc.integer({ min: -17_999_999, max: 17_999_999 })
  const lat = fc.integer({ min: -8_500_000, max: 8_500_000 })
  fc.assert(
    fc.property(lon, lat, (east, north) => {
      const { x, y } = publicWorldPoint(east / 1e5 + 0.000004, north / 1e5 - 0.000004)
      expect([lonOf(x), latOf(y)].map((degrees) => degrees.toFixed(5))).toEqual([
        (east / 1e5).toFixed(5),
        (north / 1e5).toFixed(5),
      ])
    }),
  )
})
