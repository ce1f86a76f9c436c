import type { FieldFault } from '../problem-shape.ts'
import type { ProblemCode } from '../problems.ts'
import { isTakenPhone, toPhone } from './phones.ts'

/** How a person can be known and reached. */
export const contactKinds = ['email', 'phone'] as const
export type ContactKind = (typeof contactKinds)[number]

/** An e-mail as it was typed, or a phone in E.164. */
export type Contact = { readonly kind: ContactKind; readonly value: string }

/** One of both, as a door takes it. */
export type GivenContact = { readonly email?: string | undefined; readonly phone?: string | undefined }

/** Why a contact is not taken, and which field says it. */
export type ContactRefusal = { readonly code: ProblemCode; readonly errors: readonly FieldFault[] }

/** Reads what a person gave; `prefixes` are those of the numbers that the city sends SMS to, null where it sends none. */
export function readContact(
  { email, phone }: GivenContact,
  prefixes: readonly string[] | null,
): Contact | ContactRefusal {
  if (email !== undefined && phone !== undefined) return refused('account.one_contact', 'phone')
  if (email !== undefined) return { kind: 'email', value: email }
  if (phone === undefined) return refused('account.contact_needed', 'email')
  if (prefixes === null) return refused('account.phone_not_taken', 'phone')
  const value = toPhone(phone)
  if (value === null) return refused('account.phone_wrong', 'phone')
  return isTakenPhone(value, prefixes)
    ? { kind: 'phone', value }
    : refused('account.phone_not_served', 'phone')
}

const refused = (code: ProblemCode, field: string): ContactRefusal => ({ code, errors: [{ field, code }] })
