import { writeFile } from 'node:fs/promises'
import { type TileType, zxyToTileId } from 'pmtiles'

/** A tile and its address, `z/x/y`. */
export type FileTile = { readonly at: string; readonly bytes: Uint8Array }

type Archive = {
  readonly type: TileType
  readonly tiles: readonly FileTile[]
  readonly metadata: object
}

const HEADER_BYTES = 127

/** Writes a PMTiles file of version 3: one directory, nothing compressed. https://github.com/protomaps/PMTiles */
export async function writePmtiles(path: string, { type, tiles, metadata }: Archive): Promise<string> {
  const sorted = tiles
    .map(({ at, bytes }) => {
      const [z = 0, x = 0, y = 0] = at.split('/').map(Number)
      return { z, id: zxyToTileId(z, x, y), bytes }
    })
    .sort((a, b) => a.id - b.id)
  const directory = Buffer.from([
    ...varint(sorted.length),
    ...sorted.flatMap(({ id }, index) => varint(id - (sorted[index - 1]?.id ?? 0))),
    ...sorted.flatMap(() => varint(1)),
    ...sorted.flatMap(({ bytes }) => varint(bytes.length)),
    // Each lies behind the one before it.
    ...sorted.flatMap((_, index) => varint(index === 0 ? 1 : 0)),
  ])
  const said = Buffer.from(JSON.stringify(metadata))
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes))
  const zooms = sorted.map(({ z }) => z)

  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const metadataAt = HEADER_BYTES + directory.length
  const dataAt = metadataAt + said.length
  const parts = [HEADER_BYTES, directory.length, metadataAt, said.length, dataAt, 0, dataAt, data.length]
  const counts = [sorted.length, sorted.length, sorted.length]
  for (const [index, value] of [...parts, ...counts].entries())
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8)
  const uncompressed = 1
  for (const [index, value] of [1, uncompressed, uncompressed, type].entries())
    header.writeUInt8(value, 96 + index)
  header.writeUInt8(Math.min(...zooms), 100)
  header.writeUInt8(Math.max(...zooms), 101)
  await writeFile(path, Buffer.concat([header, directory, said, data]))
  return path
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...varint(Math.floor(value / 0x80))]
}
