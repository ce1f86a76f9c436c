import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { type StatusGroup, statusGroup } from '@gorozhanin/domain/reports/status'
import type { Ctx } from '../main/context.ts'
import { readCard } from '../reports/card-store.ts'
import { isShown, toReportCard } from '../reports/public-card.ts'

/** A report as strangers read it, whoever asks; null where they do not. */
export async function shownReport(ctx: Ctx, number: string): Promise<ReportCard | null> {
  const card = await readCard(ctx.db, number)
  if (!card || !isShown(card.report)) return null
  const stranger = {
    mine: false,
    fromDevice: false,
    supported: false,
    follows: false,
    asker: { device: null, account: null },
  }
  return toReportCard(await ctx.catalog(), card, stranger, ctx.now().epochMilliseconds)
}

/** The state in a word or two, as a sentence of its own. */
export const statusWords = {
  checking: 'Проверяем',
  at_agency: 'У службы',
  deferred: 'Отложено',
  answered: 'Ответ дан',
  closed: 'Закрыто',
} as const satisfies Record<StatusGroup, string>

export const stateOf = ({ status }: ReportCard): string => statusWords[statusGroup(status)]

export const siteName = 'Активный горожанин'
