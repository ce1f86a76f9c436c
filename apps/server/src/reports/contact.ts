import { withoutContacts } from '@gorozhanin/domain/audit/without-contacts'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import { LEAST_REASON_CHARACTERS, type readContact } from '@gorozhanin/domain/reports/contact-api'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { emailOf } from '../people/store.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { readCard } from './card-store.ts'

/**
 * Shows how an author can be reached. What is shown and the record of it are one transaction: no record, no contact.
 *
 * @throws Problem `report.not_found` where the report is not for this person, `contact.not_found` where nothing is known.
 */
export async function openContact(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params: { number }, body: { reason, words = '' } }: Input<typeof readContact>,
): Promise<Reply<typeof readContact>> {
  if (reason === 'other' && words.trim().length < LEAST_REASON_CHARACTERS)
    throw invalid([{ field: 'words', code: 'field.required' }])
  const card = await readCard(ctx.db, number)
  if (!card || !mayOpen(card.report, staff)) throw new Problem('report.not_found')
  const { author } = card.report

  return ctx.db.transaction(async (tx) => {
    const email = author && (await emailOf(tx, author))
    if (!email) throw new Problem('contact.not_found')
    const detail = { reason, ...(words.trim() && { words: withoutContacts(words.trim()) }) }
    const object = { kind: 'report', id: number } as const
    await audit(tx, { actor: by, action: 'contact.read', object, detail }, ctx.now())
    return { email }
  })
}
