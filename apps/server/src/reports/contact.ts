import { withoutContacts } from '@gorozhanin/domain/audit/without-contacts'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import {
  LEAST_REASON_CHARACTERS,
  type readContact,
  type readWords,
  type Why,
} from '@gorozhanin/domain/reports/contact-api'
import { mayAskContact } from '@gorozhanin/domain/reports/sight'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { contactsOf } from '../people/store.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type CardRow, readCard } from './card-store.ts'

/**
 * Shows how an author can be reached. What is shown and the record of it are one transaction: no record, no contact.
 *
 * @throws Problem `report.not_found` where the report is not for this person, `contact.not_found` where nothing is known.
 */
export async function openContact(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params: { number }, body }: Input<typeof readContact>,
): Promise<Reply<typeof readContact>> {
  const detail = detailOf(body)
  const { author } = (await cardToAsk(ctx, staff, number)).report

  return ctx.db.transaction(async (tx) => {
    const contact = author === null ? null : await contactsOf(tx, author)
    if (!contact?.email && !contact?.phone) throw new Problem('contact.not_found')
    const object = { kind: 'report', id: number } as const
    await audit(tx, { actor: by, action: 'contact.read', object, detail }, ctx.now())
    return contact
  })
}

/**
 * Shows the words of a report as they were written, once that is recorded.
 *
 * @throws Problem `report.not_found` where the report is not for this person.
 */
export async function openWords(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { params: { number }, body }: Input<typeof readWords>,
): Promise<Reply<typeof readWords>> {
  const detail = detailOf(body)
  const { report, events } = await cardToAsk(ctx, staff, number)
  const object = { kind: 'report', id: number } as const
  await audit(ctx.db, { actor: by, action: 'text.read', object, detail }, ctx.now())
  return {
    text: report.text,
    masks: [...(report.masks ?? [])],
    address: report.address,
    history: events.map(({ text }) => text),
  }
}

async function cardToAsk({ db }: Ctx, staff: Staff, number: string): Promise<CardRow> {
  const card = await readCard(db, number)
  if (!card || !mayAskContact(card.report, staff)) throw new Problem('report.not_found')
  return card
}

/** The reason as the audit log keeps it. */
function detailOf({ reason, words = '' }: Why) {
  if (reason === 'other' && words.trim().length < LEAST_REASON_CHARACTERS)
    throw invalid([{ field: 'words', code: 'field.required' }])
  return { reason, ...(words.trim() && { words: withoutContacts(words.trim()) }) }
}
