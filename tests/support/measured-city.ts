import { expect } from 'vitest'
import { openCity, type TestCity } from './city.ts'
import {
  aHouse,
  darkEntrance,
  type Filed,
  fileOne,
  follow,
  move,
  ownMove,
  picture,
  signInAs,
} from './people.ts'

/** A city of a test's own on a Tuesday morning: what is counted is of the whole city. */
export type Measured = {
  readonly city: TestCity
  readonly house: Awaited<ReturnType<typeof aHouse>>
  readonly as: (name: string) => string
  /** A dark entrance, unless the fields say otherwise. */
  readonly filed: (fields?: object, photo?: boolean) => Promise<Filed>
  /** By an entrance's term of two working days it is due at the end of Thursday, 3 September. */
  readonly inWork: (fields?: object, photo?: boolean) => Promise<Filed>
  /** A move that must be taken, of a moderator where nobody is named. */
  readonly step: (report: Filed, wanted: Parameters<typeof move>[3], who?: string) => Promise<void>
  /** What the author does, which must be taken too. */
  readonly own: (report: Filed, wanted: Parameters<typeof ownMove>[3]) => Promise<void>
}

export async function openMeasured(): Promise<Measured> {
  const city = await openCity('2026-09-01T10:00')
  const house = await aHouse(city)
  const cookies: Record<string, string> = {}
  for (const name of ['moderator', 'head', house.uk]) cookies[name] = await signInAs(city, name)
  const as = (name: string) => cookies[name] ?? ''

  const step: Measured['step'] = async ({ number }, wanted, who = 'moderator') => {
    expect((await move(city, as(who), number, wanted)).body.code).toBeUndefined()
  }
  const filed: Measured['filed'] = async (fields = {}, photo = false) => {
    await city.ctx.redis.flushdb()
    return fileOne(city, { ...darkEntrance(house), ...fields }, photo ? [await picture()] : [])
  }
  const inWork: Measured['inWork'] = async (...more) => {
    const report = await filed(...more)
    const { body } = await move(city, as('moderator'), report.number, { move: 'publish' })
    const { agency } = body
    cookies[agency.code] ??= await signInAs(city, agency.code)
    await step(report, { move: 'accept' }, agency.code)
    return { ...report, agency }
  }
  const own: Measured['own'] = async (report, wanted) => {
    expect((await ownMove(city, await follow(city, report), report.number, wanted)).status).toBe(200)
  }
  return { city, house, as, step, filed, inWork, own }
}
