import type { ConsentPurpose, Given } from '@gorozhanin/domain/accounts/consents'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { consents } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { reports } from '../reports/tables.ts'

type When = { readonly address: string; readonly givenAt: Date }

/** Writes down what was agreed to with the account itself and gives what is new; what stands is not written again. */
export async function addAccountConsents(
  tx: Tx,
  author: string,
  given: readonly Given[],
  { address, givenAt }: When,
): Promise<readonly ConsentPurpose[]> {
  const added: ConsentPurpose[] = []
  for (const { purpose, version } of given) {
    const { rowCount } = await tx.execute(sql`
      insert into consents (author, purpose, version, address, given_at)
      select ${author}::uuid, ${purpose}, ${version}, ${address}, ${givenAt}
       where not exists (
         select from consents
          where author = ${author}::uuid and report is null and purpose = ${purpose} and version = ${version}
            and withdrawn_at is null)`)
    if (rowCount) added.push(purpose)
  }
  return added
}

/** An author: consents of the account and of all the reports; or one report, and purposes that it may answer for. */
export type Whose =
  | { readonly author: string }
  | { readonly report: string; readonly purposes: readonly ConsentPurpose[] }

function isOf(whose: Whose) {
  if ('report' in whose)
    return and(eq(consents.report, whose.report), inArray(consents.purpose, whose.purposes))
  return sql`(${consents.author} = ${whose.author}
       or ${consents.report} in (select id from reports where author = ${whose.author}::uuid))`
}

export type ConsentRow = Pick<
  typeof consents.$inferSelect,
  'id' | 'purpose' | 'version' | 'givenAt' | 'address' | 'withdrawnAt'
> & { readonly report: string | null }

/** Newest first. */
export async function consentsOf(db: Reader, whose: Whose): Promise<readonly ConsentRow[]> {
  return db
    .select({
      id: consents.id,
      purpose: consents.purpose,
      version: consents.version,
      report: sql<string | null>`${reports.year} || '-' || ${reports.sequence}`,
      givenAt: consents.givenAt,
      address: consents.address,
      withdrawnAt: consents.withdrawnAt,
    })
    .from(consents)
    .leftJoin(reports, eq(reports.id, consents.report))
    .where(isOf(whose))
    .orderBy(desc(consents.givenAt), consents.purpose)
}

export async function lockConsent(tx: Tx, whose: Whose, id: string) {
  const [row] = await tx
    .select({ purpose: consents.purpose, report: consents.report, withdrawnAt: consents.withdrawnAt })
    .from(consents)
    .where(and(eq(consents.id, id), isOf(whose)))
    .for('update')
  return row
}

export async function endConsent(tx: Tx, id: string, withdrawnAt: Date): Promise<void> {
  await tx.update(consents).set({ withdrawnAt }).where(eq(consents.id, id))
}

/** An address is one, however often it was agreed to. */
export async function endContactConsents(tx: Tx, whose: Whose, withdrawnAt: Date): Promise<void> {
  await tx
    .update(consents)
    .set({ withdrawnAt })
    .where(and(isOf(whose), eq(consents.purpose, 'contact'), isNull(consents.withdrawnAt)))
}
