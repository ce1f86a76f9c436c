import { nightlyRetention } from '../accounts/retention.ts'
import { calendarReminder } from '../catalog/calendar-reminder.ts'
import { startDispatch } from '../dispatch/start.ts'
import { tellFollowers } from '../following/fan-out.ts'
import { sendPushes } from '../following/send-pushes.ts'
import { dropOldMapChanges } from '../map/shown-store.ts'
import { startMessages } from '../messages/start.ts'
import { removeExpiredSessions } from '../people/session-store.ts'
import { cleanSignIns } from '../people/sign-in-store.ts'
import { alone } from '../platform/alone.ts'
import { repeat } from '../platform/repeat.ts'
import { applyFreshNormEvents } from '../reports/norm-apply.ts'
import { knownPhotos } from '../reports/photo-store.ts'
import { calendarWatch } from '../reports/recompute.ts'
import { sweepClocks } from '../reports/sweep.ts'
import { sayIfUnprotected } from './audit-check.ts'
import { configOrExit } from './config.ts'
import type { Ctx } from './context.ts'
import { closeOnSignal, contextOrExit } from './open.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const ctx = await contextOrExit(configOrExit())
void sayIfUnprotected(ctx)
const recompute = calendarWatch()
const remind = calendarReminder()
const forget = nightlyRetention()
const running = [
  startDispatch(ctx),
  startMessages(ctx),
  repeat(ctx.log, 'news', SECOND_MS, () => tellFollowers(ctx)),
  repeat(ctx.log, 'pushes', SECOND_MS, () => sendPushes(ctx)),
  repeat(ctx.log, 'sweep', MINUTE_MS, () => alone(ctx.db, 'sweep', () => sweepClocks(ctx))),
  repeat(ctx.log, 'calendar', MINUTE_MS, () => alone(ctx.db, 'calendar', () => recompute(ctx))),
  repeat(ctx.log, 'calendar reminder', MINUTE_MS, () => remind(ctx)),
  repeat(ctx.log, 'norms', MINUTE_MS, () => alone(ctx.db, 'norms', () => applyFreshNormEvents(ctx))),
  repeat(ctx.log, 'retention', MINUTE_MS, () => alone(ctx.db, 'retention', () => forget(ctx))),
  repeat(ctx.log, 'housekeeping', HOUR_MS, () => alone(ctx.db, 'housekeeping', () => clean(ctx))),
]
closeOnSignal(ctx.log, async () => {
  await Promise.all(running.map(({ stop }) => stop()))
  await ctx.close()
})
ctx.log.info('the worker has started')

/** Sessions and sign-ins that ran out, changes of the map that all have read, photos whose filing died before its commit. */
async function clean({ db, photos, now }: Ctx): Promise<void> {
  await removeExpiredSessions(db)
  await dropOldMapChanges(db)
  await cleanSignIns(db, new Date(now().epochMilliseconds))
  await photos.removeOrphans((keys) => knownPhotos(db, keys))
}
