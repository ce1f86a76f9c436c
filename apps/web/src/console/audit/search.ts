import { type AuditAction, auditActionNames } from '@gorozhanin/domain/audit/actions'

/** What the address of the log says beside its path: which entries are shown. */
export type AuditSearch = {
  readonly person?: string
  readonly action?: AuditAction
  /** The number of a report, the code of an agency. */
  readonly object?: string
  /** Days of the city, both included. */
  readonly from?: string
  readonly until?: string
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Takes what can be understood, drops the rest. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const words = (value: unknown) =>
    ['string', 'number'].includes(typeof value) ? String(value).slice(0, 100) : undefined
  const dayOf = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined)
  const found = {
    person: words(search.person),
    action: auditActionNames.find((action) => action === search.action),
    object: words(search.object),
    from: dayOf(search.from),
    until: dayOf(search.until),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}
