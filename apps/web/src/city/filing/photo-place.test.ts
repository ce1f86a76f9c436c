import { expect, test } from 'vitest'
import { placeOfPhoto } from './photo-place.ts'

test('a file without metadata, or no photo at all, has no place', async () => {
  expect(await placeOfPhoto(new Blob(['GIF89a']))).toBeNull()
  expect(await placeOfPhoto(new Blob([]))).toBeNull()
})

test('the place is read out of the metadata of a JPEG', async () => {
  expect(await placeOfPhoto(jpegTakenAt([60, 2, 48.5], [62, 56, 38.4]))).toEqual({
    lon: 62.944,
    lat: 60.04681,
  })
})

type Dms = readonly [degrees: number, minutes: number, seconds: number]

/** The beginning of a JPEG with nothing but a place in its metadata (Exif 2.3, 4.6.6), north and east. */
function jpegTakenAt(lat: Dms, lon: Dms): Blob {
  const tiff = new DataView(new ArrayBuffer(128))
  const gpsAt = 26
  const valuesAt = 80
  const ascii = 2
  const rational = 5
  let at = 0
  const short = (value: number) => {
    tiff.setUint16(at, value)
    at += 2
  }
  const long = (value: number) => {
    tiff.setUint32(at, value)
    at += 4
  }
  const entry = (tag: number, type: number, count: number, value: number) => {
    short(tag)
    short(type)
    long(count)
    long(value)
  }
  const letter = (char: string) => char.charCodeAt(0) << 24

  short(0x4d4d) // big-endian
  short(42)
  long(8)
  short(1)
  entry(0x8825, 4, 1, gpsAt)
  long(0)
  at = gpsAt
  short(4)
  entry(1, ascii, 2, letter('N'))
  entry(2, rational, 3, valuesAt)
  entry(3, ascii, 2, letter('E'))
  entry(4, rational, 3, valuesAt + 24)
  long(0)
  at = valuesAt
  for (const part of [...lat, ...lon]) {
    long(Math.round(part * 100))
    long(100)
  }

  const exif = [...new TextEncoder().encode('Exif\0\0'), ...new Uint8Array(tiff.buffer)]
  const size = exif.length + 2
  return new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe1, size >> 8, size & 255, ...exif, 0xff, 0xd9])])
}
