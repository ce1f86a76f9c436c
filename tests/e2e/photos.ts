import sharp from 'sharp'

type Place = { readonly lon: number; readonly lat: number }

/** A small photo of one colour, as a phone makes it: with the place where it was taken, if one is given. */
export function photo(background = '#7a8a99', place?: Place): Promise<Buffer> {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background } })
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
