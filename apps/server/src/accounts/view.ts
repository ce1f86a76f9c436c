import type { Account, AccountSession, Consent, OwnReport } from '@gorozhanin/domain/accounts/api'
import { textOf } from '@gorozhanin/domain/accounts/consents'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { sessionsOf } from '../people/session-store.ts'
import type { Resident } from '../platform/access.ts'
import type { Reader } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { OwnRow } from '../reports/list-store.ts'
import { isShown } from '../reports/public-card.ts'
import { toReportRow } from '../reports/public-row.ts'
import { iso, isoOrNull } from '../reports/rows.ts'
import { consentsOf, type Whose } from './consent-store.ts'
import { readAccount } from './store.ts'

export async function accountOf(db: Reader, { author }: Pick<Resident, 'author'>): Promise<Account> {
  const row = await readAccount(db, author)
  if (!row) throw new Problem('access.signed_out')
  return { ...row, since: iso(row.since) }
}

export async function toSessions(db: Reader, { author, session }: Resident): Promise<AccountSession[]> {
  const rows = await sessionsOf(db, { author })
  return rows.map(({ id, way, createdAt, expiresAt, address, device }) => ({
    id,
    way,
    since: iso(createdAt),
    until: iso(expiresAt),
    address,
    device,
    current: id === session,
  }))
}

export async function toConsents(db: Reader, whose: Whose): Promise<Consent[]> {
  const rows = await consentsOf(db, whose)
  return rows.map(({ givenAt, withdrawnAt, ...consent }) => ({
    ...consent,
    text: textOf(consent.purpose, consent.version)?.text ?? null,
    givenAt: iso(givenAt),
    withdrawnAt: isoOrNull(withdrawnAt),
  }))
}

/** A line of the person's own list: whether others see the report, and what waits for the person. */
export function toOwnReport(catalog: CatalogSnapshot, row: OwnRow, nowMs: number): OwnReport {
  return { ...toReportRow(catalog, row, nowMs), waits: waitsOf(row), published: isShown(row) }
}

function waitsOf({ status, disagreed }: OwnRow): OwnReport['waits'] {
  if (status === 'needs_info') return 'reply'
  return status === 'answered' && !disagreed ? 'confirm' : null
}
