import { sendAccountLetters, sendAccountSms } from '../accounts/send-letters.ts'
import { sendStaffLetters } from '../alerts/send-letters.ts'
import { sendNewsLetters } from '../following/send-letters.ts'
import type { Ctx } from '../main/context.ts'
import { type Repeating, repeat } from '../platform/repeat.ts'
import { sendDue } from './send.ts'
import { countMessages } from './store.ts'

const PAUSE_MS = 1_000
const MINUTE_MS = 60_000

/** Starts sending in this process: what goes by e-mail, and what goes by SMS beside it. */
export function startMessages(ctx: Ctx): Repeating {
  const { sms } = ctx
  const sending = [
    startLetters(ctx),
    ...(sms ? [repeat(ctx.log, 'sms', PAUSE_MS, () => sendAccountSms(ctx, sms))] : []),
  ]
  return {
    stop: async () => {
      await Promise.all(sending.map(({ stop }) => stop()))
    },
  }
}

/** Messages, letters about accounts and to staff. Without a mail server they wait, and the log says so. */
function startLetters(ctx: Ctx): Repeating {
  const { mail } = ctx
  if (mail)
    return repeat(ctx.log, 'messages', PAUSE_MS, async () => {
      await sendAccountLetters(ctx, mail)
      await sendDue(ctx, mail)
      await sendNewsLetters(ctx, mail)
      await sendStaffLetters(ctx, mail)
    })
  let saidAt = 0
  return repeat(ctx.log, 'messages', MINUTE_MS, async () => {
    const { open: waiting } = await countMessages(ctx.db)
    // Once, and again when their number has doubled.
    if (waiting < Math.max(1, saidAt * 2)) return
    saidAt = waiting
    ctx.log.warn({ waiting }, 'SMTP_URL is not set: messages to authors wait')
  })
}
