import { createHash, randomBytes } from 'node:crypto'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { nearObjects } from '@gorozhanin/domain/map/api'
import type {
  attachPhotos,
  ConsoleCard,
  fileReport,
  MoveBody,
  ReportCard,
} from '@gorozhanin/domain/reports/api'
import type { Added } from '@gorozhanin/domain/reports/remark-api'
import type { APIRequest, APIRequestContext, APIResponse, Page } from '@playwright/test'
import pg from 'pg'
import { demoPassword } from '../support/databases.ts'
import { photo } from './photos.ts'

export type House = Reply<typeof nearObjects>['objects'][number]
export type Filed = Reply<typeof fileReport>
type Fields = Readonly<Record<string, string | number | boolean>>
type Wanted = DistributiveOmit<MoveBody, 'version'>
type DistributiveOmit<T, Key extends string> = T extends unknown ? Omit<T, Key> : never

/** The town behind the pages: what has happened before a person of the test comes. */
export type Town = {
  readonly address: string
  /** Houses near the middle, the nearest first. */
  readonly houses: () => Promise<readonly House[]>
  /** The house nearest to the middle. */
  readonly house: () => Promise<House>
  /** A place on the ground of another body. */
  readonly groundOf: (body: string) => Promise<{ readonly lon: number; readonly lat: number }>
  /** The container site nearest to a house. */
  readonly site: (house: House) => Promise<House>
  /** Files a report with one photo and every consent: litter at a house, unless the fields say otherwise. */
  readonly file: (house: House, fields?: Fields) => Promise<Filed>
  readonly move: (login: string, number: string, wanted: Wanted) => Promise<ConsoleCard>
  /** The agency takes a published report into work and answers it with a photo. */
  readonly answer: (number: string, text: string) => Promise<void>
  /** A neighbour stands behind a report and adds words and a photo to it; gives the id of the addition. */
  readonly remark: (number: string, text: string) => Promise<string>
  readonly publishRemark: (number: string, id: string) => Promise<void>
  /** The author takes a report back. */
  readonly withdraw: (report: Filed) => Promise<void>
  /** Everything about a report was so many days earlier than it really was. */
  readonly age: (number: string, days: number) => Promise<void>
  /** No mail server took the letters to the author of a report. */
  readonly loseLetters: (number: string) => Promise<void>
  /** Gives the page a session of the resident with this address, as the code from a letter would. */
  readonly enter: (page: Page, email: string) => Promise<void>
  /** The doors as a signed-in member of staff. */
  readonly staff: (login: string) => Promise<APIRequestContext>
  readonly close: () => Promise<void>
}

export function openTown(api: APIRequest, address: string, databaseUrl: string): Town {
  const known = new Map<string, Promise<APIRequestContext>>()
  const baseURL = address
  const stranger = api.newContext({ baseURL })

  const staff = (login: string) => {
    const session = known.get(login) ?? signIn(login)
    known.set(login, session)
    return session
  }
  async function signIn(login: string): Promise<APIRequestContext> {
    const session = await api.newContext({ baseURL })
    const data = { login: `${login}@demo.local`, password: demoPassword }
    await good(await session.post('/api/session', { data }))
    return session
  }
  async function houses(): Promise<readonly House[]> {
    const door = await stranger
    const { center } = await read<{ center: { lon: number; lat: number } }>(await door.get('/api/city'))
    const params = { layer: 'house', radiusMeters: 2000, ...center }
    return (await read<Reply<typeof nearObjects>>(await door.get('/api/objects', { params }))).objects
  }
  async function house(): Promise<House> {
    const [nearest] = await houses()
    if (!nearest) throw new Error('the town has no houses')
    return nearest
  }
  async function site({ lon, lat }: House): Promise<House> {
    const params = { layer: 'container_site', radiusMeters: 2000, lon, lat }
    const near = await (await stranger).get('/api/objects', { params })
    const [nearest] = (await read<Reply<typeof nearObjects>>(near)).objects
    if (!nearest) throw new Error('the town has no container sites')
    return nearest
  }
  async function file({ id, lon, lat }: House, fields: Fields = {}): Promise<Filed> {
    // A device of its own: the city limits how much one device may file.
    const resident = await api.newContext({ baseURL })
    const multipart = {
      category: 'litter-public',
      text: 'У подъезда третий день лежит мусор',
      lon,
      lat,
      objectId: id,
      consents: '["contact","publication"]',
      ...fields,
      photos: { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await photo() },
    }
    const filed = await read<Filed>(await resident.post('/api/reports', { multipart }))
    await resident.dispose()
    return filed
  }
  async function move(login: string, number: string, wanted: Wanted): Promise<ConsoleCard> {
    const session = await staff(login)
    const { version } = await read<ConsoleCard>(await session.get(`/api/console/reports/${number}`))
    const data = { ...wanted, version }
    return read(await session.post(`/api/console/reports/${number}/moves`, { data }))
  }
  async function answer(number: string, text: string): Promise<void> {
    const moderator = await staff('moderator')
    const { agency } = await read<ConsoleCard>(await moderator.get(`/api/console/reports/${number}`))
    await move(agency.code, number, { move: 'accept' })
    const photos = { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await photo({ after: true }) }
    const session = await staff(agency.code)
    const sent = await session.post(`/api/console/reports/${number}/photos`, { multipart: { photos } })
    const keys = (await read<Reply<typeof attachPhotos>>(sent)).photos.map(({ key }) => key)
    await move(agency.code, number, { move: 'answer', outcome: 'fixed', text, photos: keys })
  }
  async function remark(number: string, text: string): Promise<string> {
    const neighbour = await api.newContext({ baseURL })
    await good(await neighbour.post(`/api/reports/${number}/support`, { data: {} }))
    const photos = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await photo() }
    const multipart = { text, consents: '["publication"]', photos }
    const sent = await neighbour.post(`/api/reports/${number}/remarks`, { multipart })
    const { id } = await read<Added>(sent)
    await neighbour.dispose()
    return id
  }
  async function publishRemark(number: string, id: string): Promise<void> {
    const session = await staff('moderator')
    const data = { decision: 'publish' }
    await good(await session.post(`/api/console/reports/${number}/remarks/${id}`, { data }))
  }
  async function withdraw({ number, follow }: Filed): Promise<void> {
    const author = await api.newContext({ baseURL })
    await good(await author.post(`/api/reports/${number}/follow`, { data: { follow } }))
    const { version } = await read<ReportCard>(await author.get(`/api/reports/${number}`))
    await good(await author.post(`/api/reports/${number}/moves`, { data: { move: 'withdraw', version } }))
    await author.dispose()
  }
  const age = (number: string, days: number) => change(earlier, number, `${days} days`)
  const loseLetters = (number: string) => change(lost, number, 'EENVELOPE RCPT TO 550')
  async function change(statement: string, number: string, value: string): Promise<void> {
    const database = new pg.Client({ connectionString: databaseUrl })
    await database.connect()
    const [year, sequence] = number.split('-').map(Number)
    // The history keeps what it has: only here it is told that all of it was earlier.
    await database.query('set session_replication_role = replica')
    await database.query(statement, [year, sequence, value])
    await database.end()
  }
  async function groundOf(body: string) {
    const database = new pg.Client({ connectionString: databaseUrl })
    await database.connect()
    const { rows } = await database.query(
      `select ST_X(at) as lon, ST_Y(at) as lat
         from (select ST_PointOnSurface(shape) as at from other_bodies where code = $1) ground`,
      [body],
    )
    await database.end()
    const [at] = rows
    if (!at) throw new Error(`the town has no ${body}`)
    return at
  }
  async function enter(page: Page, email: string): Promise<void> {
    const token = randomBytes(32).toString('base64url')
    const id = createHash('sha256').update(token).digest('base64url')
    const database = new pg.Client({ connectionString: databaseUrl })
    await database.connect()
    await database.query(sessionOf, [id, email, await page.evaluate(() => navigator.userAgent)])
    await database.end()
    await page.context().addCookies([{ name: 'session', value: token, url: address }])
  }
  async function close(): Promise<void> {
    for (const session of [stranger, ...known.values()]) await (await session).dispose()
  }
  return {
    address,
    houses,
    house,
    site,
    groundOf,
    file,
    move,
    answer,
    remark,
    publishRemark,
    withdraw,
    age,
    loseLetters,
    enter,
    staff,
    close,
  }
}

/** The history keeps what it has: only here it is told that all of it was earlier. */
const earlier = `
  with report as (
    update reports set registered_at = registered_at - $3::interval, due_at = due_at - $3::interval,
      next_due_at = next_due_at - $3::interval, next_warn_at = next_warn_at - $3::interval
    where year = $1 and sequence = $2 returning id
  ),
  happened as (
    update events set at = at - $3::interval, data = case when data ? 'dueAt'
      then jsonb_set(data, '{dueAt}', to_jsonb((data->>'dueAt')::timestamptz - $3::interval)) else data end
    from report where events.report = report.id
  )
  update clocks set started_at = started_at - $3::interval, due_at = due_at - $3::interval,
    warn_at = warn_at - $3::interval, mark_at = mark_at - $3::interval
  from report where clocks.report = report.id`

const lost = `
  update messages m set state = 'dead', attempts = 1, last_error = $3
    from reports r where r.id = m.report and r.year = $1 and r.sequence = $2`
const sessionOf = `
  insert into sessions (id, author, way, created_at, expires_at, address, device)
  select $1, author, 'code', now(), now() + interval '1 day', '127.0.0.1', $3 from contacts where value = $2`

async function good(answer: APIResponse): Promise<APIResponse> {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`)
  return answer
}

async function read<Body>(answer: APIResponse): Promise<Body> {
  return (await good(answer)).json()
}
