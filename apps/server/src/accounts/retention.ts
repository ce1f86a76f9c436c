import { retentionOf } from '@gorozhanin/domain/accounts/retention'
import { audit, system } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { erase } from './commands.ts'
import {
  blankDevices,
  dropAccountLetters,
  dropCodes,
  dropConsents,
  dropNewsLetters,
  dropRejectedPhotos,
  dropSessions,
  dropUnconfirmed,
  quietAuthors,
} from './retention-store.ts'

const DAY_MS = 24 * 3_600_000
/** In the city's night nobody waits for the rows that it holds. */
const NIGHT_HOUR = 3
const AUTHORS_AT_ONCE = 200
/** An owner who has not pressed the link within a week will not. */
const UNCONFIRMED_DAYS = 7
/** Longer than a letter is tried to be sent, and than a complaint about it takes. */
const NEWS_DAYS = 30

/** How many of each kind were forgotten. */
export type Forgotten = Readonly<
  Record<
    'photos' | 'authors' | 'codes' | 'letters' | 'consents' | 'devices' | 'sessions' | 'following' | 'news',
    number
  >
>

/** Forgets what the city keeps no longer. Running it again at the same moment forgets nothing more. */
export async function forgetExpired(ctx: Ctx): Promise<Forgotten> {
  const { city } = await ctx.catalog()
  const keeps = retentionOf(city.retention)
  const before = (days: number) => new Date(ctx.now().epochMilliseconds - days * DAY_MS)
  const forgotten = {
    photos: await forget(ctx, 'photos', (tx) => dropRejectedPhotos(tx, before(keeps.rejectedPhotosDays))),
    authors: await forgetQuiet(ctx, before(keeps.contactDays)),
    codes: await forget(ctx, 'codes', (tx) => dropCodes(tx, before(keeps.codesDays))),
    letters: await forget(ctx, 'letters', (tx) => dropAccountLetters(tx, before(keeps.codesDays))),
    consents: await forget(ctx, 'consents', (tx) => dropConsents(tx, before(keeps.consentsDays))),
    devices: await forget(ctx, 'devices', (tx) => blankDevices(tx, before(keeps.devicesDays))),
    sessions: await forget(ctx, 'sessions', dropSessions),
    following: await forget(ctx, 'following', (tx) => dropUnconfirmed(tx, before(UNCONFIRMED_DAYS))),
    news: await forget(ctx, 'news', (tx) => dropNewsLetters(tx, before(NEWS_DAYS))),
  }
  ctx.log.info({ forgotten }, 'forgotten what is kept no longer')
  return forgotten
}

/** Forgets one kind; where there was anything, an entry of the audit log says how many. */
function forget(ctx: Ctx, kind: keyof Forgotten, drop: (tx: Tx) => Promise<number>): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const count = await drop(tx)
    const object = { kind: 'retention', id: kind } as const
    if (count > 0)
      await audit(tx, { actor: system, action: 'retention.applied', object, detail: { count } }, ctx.now())
    return count
  })
}

/** Each author has an entry of its own. */
async function forgetQuiet(ctx: Ctx, until: Date): Promise<number> {
  let count = 0
  for (;;) {
    const authors = await quietAuthors(ctx.db, until, AUTHORS_AT_ONCE)
    for (const author of authors) await erase(ctx, author, system, 'expired')
    count += authors.length
    if (authors.length < AUTHORS_AT_ONCE) return count
  }
}

/** Once a night of the city; a worker that was started anew may do it twice, which changes nothing. */
export function nightlyRetention(): (ctx: Ctx) => Promise<void> {
  let done = ''
  return async (ctx) => {
    const { city } = await ctx.catalog()
    const local = ctx.now().toZonedDateTimeISO(city.zone)
    const night = local.toPlainDate().toString()
    if (local.hour < NIGHT_HOUR || night === done) return
    await forgetExpired(ctx)
    done = night
  }
}
