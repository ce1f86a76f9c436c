import { drawPhoto } from '@gorozhanin/infra/city/demo/draw-photo'
import sharp from 'sharp'

type Place = { readonly lon: number; readonly lat: number }
type PhotoOrder = {
  /** Code of the category group whose trouble is seen. */
  readonly group?: string
  /** The trouble is gone. */
  readonly after?: boolean
  /** Where the phone says that it was taken. */
  readonly place?: Place
}

/** A drawn photo as a phone sends it. */
export function photo({ group = 'waste', after = false, place }: PhotoOrder = {}): Promise<Buffer> {
  const picture = sharp(Buffer.from(drawPhoto({ group, after, seed: 1 })))
  return (place ? picture.withExif({ IFD3: gps(place) }) : picture).jpeg().toBuffer()
}

/** The third directory of EXIF holds the place. */
function gps({ lon, lat }: Place): Record<string, string> {
  return {
    GPSLatitudeRef: lat < 0 ? 'S' : 'N',
    GPSLatitude: degrees(lat),
    GPSLongitudeRef: lon < 0 ? 'W' : 'E',
    GPSLongitude: degrees(lon),
  }
}

/** Degrees, minutes and seconds as fractions. */
function degrees(value: number): string {
  const seconds = Math.abs(value) * 3600
  const whole = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${whole}/1 ${minutes}/1 ${Math.round((seconds % 60) * 10_000)}/10000`
}
