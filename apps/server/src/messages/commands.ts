import type { Reply } from '@gorozhanin/domain/endpoint'
import type { followMessageLink } from '@gorozhanin/domain/messages/api'
import { type AuditActor, audit } from '../audit/commands.ts'
import { followNewsLink } from '../following/commands.ts'
import type { Ctx } from '../main/context.ts'
import { confirmContact } from '../people/store.ts'
import { Problem } from '../platform/problem.ts'
import { hasLetter, reopenDead } from './dead-letters.ts'
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
    const at = toDate(ctx)
    const message = await findMessage(tx, link.id)
    if (!message) {
      if (!(await followNewsLink(tx, link.purpose, link.id, at))) throw new Problem('follow.wrong')
      return { does: link.purpose, number: null }
    }
    const { contact, report } = message

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

/**
 * Sends a dead letter again, with all its attempts.
 *
 * @throws Problem `letter.not_found`, `letter.not_dead`.
 */
export function resend(ctx: Ctx, id: string, by: AuditActor): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    if (!(await hasLetter(tx, id))) throw new Problem('letter.not_found')
    if ((await reopenDead(tx, toDate(ctx), id)) === 0) throw new Problem('letter.not_dead')
    await audit(tx, { actor: by, action: 'letter.resent', object: { kind: 'letter', id } }, ctx.now())
  })
}

/** Sends all dead letters again and gives how many: after a mail server that refused everything, say. */
export function resendAll(ctx: Ctx, by: AuditActor): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const count = await reopenDead(tx, toDate(ctx))
    const object = { kind: 'letter', id: 'all' } as const
    if (count > 0)
      await audit(tx, { actor: by, action: 'letter.resent', object, detail: { count } }, ctx.now())
    return count
  })
}

const toDate = ({ now }: Ctx) => new Date(now().epochMilliseconds)
