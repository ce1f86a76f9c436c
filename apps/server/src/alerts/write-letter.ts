import { alertLetter, type LetterItem } from '@gorozhanin/domain/alerts/letter'
import { goneOf, proposalOf } from '@gorozhanin/domain/alerts/letter-words'
import { momentWords } from '@gorozhanin/domain/messages/moments'
import type { Names } from '@gorozhanin/domain/names'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import type { Letter } from '../messages/channel.ts'
import { numberOf } from '../reports/numbers.ts'
import type { DueLetter } from './letter-store.ts'
import type { AlertRow, ProposalAlertRow, ReportAlertRow } from './store.ts'
import { asSeenBy, latenessOf } from './view.ts'

/** The letter that tells of these alerts. What it says of time is as of the moment when it was opened. */
export function writeStaffLetter(
  { config }: Pick<Ctx, 'config'>,
  catalog: CatalogSnapshot,
  { id, to, language, createdAt, reader }: DueLetter,
  alerts: readonly AlertRow[],
): Letter {
  const at = instant(createdAt)
  const { host } = new URL(config.publicUrl)
  const said = (name: Names) => name[language] || name.ru
  const until = (dueAt: Temporal.Instant) => momentWords(dueAt, at, catalog.city.zone, language)

  const ofReport = (row: ReportAlertRow): LetterItem => {
    const { category, address, dueAt, gone } = asSeenBy(reader, catalog, row)
    return {
      number: numberOf(row),
      category: said(category.name),
      address,
      reason: row.reason,
      clock: row.clock,
      late: gone ? null : latenessOf(catalog, row, at),
      due: dueAt && until(instant(dueAt)),
      insteadOf: row.insteadOf.map(said),
      ...(gone
        ? {
            gone: goneOf(gone.to && said(gone.to.name), language),
            link: null,
            list: `${config.publicUrl}/console`,
          }
        : { gone: null, link: `${config.publicUrl}/console/${numberOf(row)}`, list: null }),
    }
  }
  const ofProposal = ({ proposal, reason, insteadOf }: ProposalAlertRow): LetterItem => ({
    proposal: proposalOf(proposal.kind, said(proposal.person), language),
    proposedBy: said(proposal.proposedBy),
    decidedBy: proposal.decidedBy && said(proposal.decidedBy),
    reason,
    ...{ clock: null, late: null },
    due: reason === 'proposed' ? until(Temporal.Instant.from(proposal.dueAt)) : null,
    insteadOf: insteadOf.map(said),
    link: `${config.publicUrl}/console/staff`,
  })

  const items = alerts.map((row) => (row.proposal ? ofProposal(row) : ofReport(row)))
  const [only] = alerts.length === 1 ? alerts : []
  return {
    id: `${id}@${host}`,
    thread: `${only ? `console-${only.proposal ? only.proposal.id : numberOf(only)}` : 'console'}@${host}`,
    to,
    ...alertLetter(items, language, catalog.templates[language]?.staff),
    stopUrl: null,
  }
}

const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime())
