import { retentionOf } from '@gorozhanin/domain/accounts/retention'
import type { Ctx } from '../main/context.ts'
import { erase } from './commands.ts'
import {
  dropAccountLetters,
  dropCodes,
  dropConsents,
  dropRejectedPhotos,
  dropSessions,
  quietAuthors,
} from './retention-store.ts'

const DAY_MS = 24 * 3_600_000
/** In the city's night nobody waits for the rows that it holds. */
const NIGHT_HOUR = 3
const AUTHORS_AT_ONCE = 200

/** How many of each kind were forgotten. */
export type Forgotten = Readonly<
  Record<'photos' | 'authors' | 'codes' | 'letters' | 'consents' | 'sessions', number>
>

/** Forgets what the city keeps no longer. Running it again at the same moment forgets nothing more. */
export async function forgetExpired(ctx: Ctx): Promise<Forgotten> {
  const { city } = await ctx.catalog()
  const keeps = retentionOf(city.retention)
  const before = (days: number) => new Date(ctx.now().epochMilliseconds - days * DAY_MS)
  const forgotten = {
    photos: await dropRejectedPhotos(ctx.db, before(keeps.rejectedPhotosDays)),
    authors: await forgetQuiet(ctx, before(keeps.contactDays)),
    codes: await dropCodes(ctx.db, before(keeps.codesDays)),
    letters: await dropAccountLetters(ctx.db, before(keeps.codesDays)),
    consents: await dropConsents(ctx.db, before(keeps.consentsDays)),
    sessions: await dropSessions(ctx.db),
  }
  ctx.log.info({ forgotten }, 'forgotten what is kept no longer')
  return forgotten
}

async function forgetQuiet(ctx: Ctx, until: Date): Promise<number> {
  let count = 0
  for (;;) {
    const authors = await quietAuthors(ctx.db, until, AUTHORS_AT_ONCE)
    for (const author of authors) await erase(ctx, author, 'expired')
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
