import type { Reply } from '@gorozhanin/domain/endpoint'
import type { followMessageLink } from '@gorozhanin/domain/messages/api'
import type { Ctx } from '../main/context.ts'
import { confirmContact } from '../people/store.ts'
import { Problem } from '../platform/problem.ts'
import { findMessage, release, removeStop, saveStop } from './store.ts'
import { readToken } from './tokens.ts'
import { numberById } from './told.ts'

/**
 * Does what the link of a message says; again it changes nothing. The last press counts: who confirms an address
 * after a «not me» is written to again.
 *
 * @throws Problem `follow.wrong` for a link that we did not write.
 */
export function followLink(ctx: Ctx, token: string): Promise<Reply<typeof followMessageLink>> {
  const link = readToken(ctx.config.followSecret, token)
  if (!link) throw new Problem('follow.wrong')
  return ctx.db.transaction(async (tx) => {
    const message = await findMessage(tx, link.id)
    if (!message) throw new Problem('follow.wrong')
    const { contact, report } = message
    const at = new Date(ctx.now().epochMilliseconds)

    if (link.purpose === 'confirm') {
      await confirmContact(tx, contact, at)
      await removeStop(tx, contact, report)
      await release(tx, contact, at)
    } else {
      await saveStop(tx, { contact, report, why: link.purpose, at })
    }
    return { does: link.purpose, number: await numberById(tx, report) }
  })
}
