import type { Db } from '../platform/database.ts'
import { publicWorldPoint } from './mercator.ts'
import { capacityOf, emptyColumns, type ShownReport, setRow, withRoom } from './shown-columns.ts'
import { emptyWords, memoryOf, numberOfWord, type ShownMemory } from './shown-memory.ts'
import { beginMoment, copyShown, type Moment, type ShownRow } from './shown-store.ts'
import { statusNumber } from './status-numbers.ts'

const ROOM = 64 * 1024

type Words = Pick<ShownMemory, 'categories' | 'groups' | 'agencies'>

/** Reads every report of the map as of one moment: a stream, so that no more than the columns is ever held. */
export async function loadShown(db: Db): Promise<{ readonly memory: ShownMemory; readonly moment: Moment }> {
  const client = await db.$client.connect()
  let fault: Error | undefined
  try {
    const moment = await beginMoment(client)
    const words = { categories: emptyWords(), groups: emptyWords(), agencies: emptyWords() }
    let columns = emptyColumns(ROOM)
    await readCopy(copyShown(client), (row) => {
      if (columns.length === capacityOf(columns)) columns = withRoom(columns, 2 * columns.length)
      setRow(columns, columns.length++, toShown(row, words))
    })
    await client.query('commit')
    return { memory: memoryOf(columns, words), moment }
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(fault)
  }
}

/** A row in numbers, as the columns hold it. */
export function toShown(row: ShownRow, { categories, groups, agencies }: Words): ShownReport {
  return {
    ...publicWorldPoint(row.lon, row.lat),
    year: row.year,
    sequence: row.sequence,
    status: statusNumber(row.status),
    category: numberOfWord(categories, row.category),
    group: numberOfWord(groups, row.group),
    agency: numberOfWord(agencies, row.agency),
    supported: row.supported,
    registeredAt: Math.floor(row.registeredAt),
    lateAfter: row.lateAfter === null ? Number.POSITIVE_INFINITY : Math.round(row.lateAfter * 1e6) / 1e3,
  }
}

/** The signature, flags and an empty extension. */
const HEADER_BYTES = 19
const FIELDS = 11

/** Reads a binary copy (PostgreSQL, «COPY», Binary Format) of seven numbers and four words a row. */
async function readCopy(stream: AsyncIterable<Buffer>, take: (row: ShownRow) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  let skip = HEADER_BYTES
  for await (const chunk of stream) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let at = Math.min(skip, bytes.length)
    skip -= at
    for (let end = endOfRow(bytes, at); end > 0; end = endOfRow(bytes, at)) {
      take(readRow(bytes, at + 2))
      at = end
    }
    rest = bytes.subarray(at)
  }
}

/** Where the row that begins at `at` ends; 0 where it is not whole yet, or where the copy ends. */
function endOfRow(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length || bytes.readInt16BE(at) !== FIELDS) return 0
  let end = at + 2
  for (let field = 0; field < FIELDS; field++) {
    if (end + 4 > bytes.length) return 0
    end += 4 + Math.max(0, bytes.readInt32BE(end))
  }
  return end <= bytes.length ? end : 0
}

function readRow(bytes: Buffer, start: number): ShownRow {
  let at = start
  const number = (): number | null => {
    const size = bytes.readInt32BE(at)
    at += 4 + Math.max(0, size)
    return size < 0 ? null : bytes.readDoubleBE(at - size)
  }
  const word = (): string => {
    const size = bytes.readInt32BE(at)
    at += 4 + size
    return bytes.toString('latin1', at - size, at)
  }
  return {
    year: number() ?? 0,
    sequence: number() ?? 0,
    lon: number() ?? 0,
    lat: number() ?? 0,
    registeredAt: number() ?? 0,
    lateAfter: number(),
    supported: number() ?? 0,
    status: word() as ShownRow['status'],
    category: word(),
    group: word(),
    agency: word(),
  }
}
