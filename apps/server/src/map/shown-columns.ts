import { comesBefore, type WorldPoint } from './mercator.ts'

/** What a map is told of one report, in numbers: words stand in the tables of `Words`. */
export type ShownReport = WorldPoint & {
  readonly year: number
  readonly sequence: number
  readonly status: number
  readonly category: number
  readonly group: number
  readonly agency: number
  /** One where somebody has said «у меня тоже», else zero. */
  readonly supported: number
  /** Whole seconds since 1970. */
  readonly registeredAt: number
  /** Milliseconds since 1970 after which the report is overdue; infinite where it never is. */
  readonly lateAfter: number
}

/** Reports in the order of Morton codes of their places, a column each: a tile and each of its cells are one range. */
export type Columns = {
  length: number
  readonly x: Uint32Array
  readonly y: Uint32Array
  readonly year: Uint16Array
  readonly sequence: Uint32Array
  readonly status: Uint8Array
  readonly category: Uint16Array
  readonly group: Uint16Array
  readonly agency: Uint16Array
  readonly supported: Uint8Array
  readonly registeredAt: Uint32Array
  readonly lateAfter: Float64Array
}

/** The status of a row whose report has left the map. */
export const GONE = 255

const names = [
  'x',
  'y',
  'year',
  'sequence',
  'status',
  'category',
  'group',
  'agency',
  'supported',
  'registeredAt',
  'lateAfter',
] as const satisfies readonly Exclude<keyof Columns, 'length'>[]

export function emptyColumns(capacity: number): Columns {
  return {
    length: 0,
    x: new Uint32Array(capacity),
    y: new Uint32Array(capacity),
    year: new Uint16Array(capacity),
    sequence: new Uint32Array(capacity),
    status: new Uint8Array(capacity),
    category: new Uint16Array(capacity),
    group: new Uint16Array(capacity),
    agency: new Uint16Array(capacity),
    supported: new Uint8Array(capacity),
    registeredAt: new Uint32Array(capacity),
    lateAfter: new Float64Array(capacity),
  }
}

export const capacityOf = ({ x }: Columns): number => x.length

/** Writes a report over a row. */
export function setRow(columns: Columns, at: number, report: ShownReport): void {
  for (const name of names) columns[name][at] = report[name]
}

/** The same rows with room for `capacity`. */
export function withRoom(columns: Columns, capacity: number): Columns {
  const larger = emptyColumns(capacity)
  for (const name of names) larger[name].set(columns[name].subarray(0, columns.length))
  larger.length = columns.length
  return larger
}

/** Puts a report where its place belongs; there must be room. */
export function insertRow(columns: Columns, report: ShownReport): void {
  const at = endOf(columns, report.x, report.y)
  for (const name of names) columns[name].copyWithin(at + 1, at, columns.length)
  setRow(columns, at, report)
  columns.length += 1
}

/** The first row from `from` on whose place does not come before this one. */
export function startOf({ x, y, length }: Columns, placeX: number, placeY: number, from = 0): number {
  let low = from
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comesBefore(x[middle] ?? 0, y[middle] ?? 0, placeX, placeY)) low = middle + 1
    else high = middle
  }
  return low
}

/** The first row from `from` on whose place comes after this one. */
export function endOf({ x, y, length }: Columns, placeX: number, placeY: number, from = 0): number {
  let low = from
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comesBefore(placeX, placeY, x[middle] ?? 0, y[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** The rows of two ordered sets in one, without those that have gone. */
export function merged(one: Columns, other: Columns): Columns {
  const order = new Uint32Array(one.length + other.length)
  let length = 0
  let fromOther = 0
  for (let at = 0; at < one.length; at++) {
    while (fromOther < other.length && precedes(other, fromOther, one, at)) takeOther()
    if (one.status[at] !== GONE) order[length++] = at
  }
  while (fromOther < other.length) takeOther()
  return gathered(order.subarray(0, length), one, other)

  function takeOther(): void {
    if (other.status[fromOther] !== GONE) order[length++] = one.length + fromOther
    fromOther++
  }
}

function precedes(one: Columns, at: number, other: Columns, otherAt: number): boolean {
  return comesBefore(one.x[at] ?? 0, one.y[at] ?? 0, other.x[otherAt] ?? 0, other.y[otherAt] ?? 0)
}

/** Rows of `one`, and of `other` counted on behind it, in an order. */
function gathered(order: Uint32Array, one: Columns, other: Columns): Columns {
  const result = emptyColumns(order.length)
  for (const name of names) gather(order, one[name], one.length, other[name], result[name])
  result.length = order.length
  return result
}

type Column = Columns[(typeof names)[number]]

function gather(order: Uint32Array, one: Column, ones: number, other: Column, into: Column): void {
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0
    into[at] = (row < ones ? one[row] : other[row - ones]) ?? 0
  }
}

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

/** The same rows in the order of their places: by radix, a digit of the Morton code at a time. */
export function sorted(columns: Columns): Columns {
  const { length, x, y } = columns
  let order: Uint32Array = new Uint32Array(length)
  let next: Uint32Array = new Uint32Array(length)
  for (let at = 0; at < length; at++) order[at] = at
  for (let digit = 0; digit < 4; digit++) {
    const shift = digit * (DIGIT_BITS / 2)
    const starts = new Uint32Array(DIGITS + 1)
    const digitOf = (row: number) => woven((x[row] ?? 0) >>> shift) | (woven((y[row] ?? 0) >>> shift) << 1)
    for (let at = 0; at < length; at++) bump(starts, digitOf(at) + 1)
    for (let value = 1; value <= DIGITS; value++)
      starts[value] = (starts[value] ?? 0) + (starts[value - 1] ?? 0)
    for (let at = 0; at < length; at++) {
      const row = order[at] ?? 0
      next[bump(starts, digitOf(row))] = row
    }
    ;[order, next] = [next, order]
  }
  return gathered(order, columns, emptyColumns(0))
}

/** Adds one to a counter and gives what it was. */
function bump(counters: Uint32Array, at: number): number {
  const was = counters[at] ?? 0
  counters[at] = was + 1
  return was
}

/** The lowest eight bits with a gap before each. */
function woven(bits: number): number {
  const low = bits & 0xff
  const pairs = (low | (low << 4)) & 0x0f0f
  const singles = (pairs | (pairs << 2)) & 0x3333
  return (singles | (singles << 1)) & 0x5555
}
