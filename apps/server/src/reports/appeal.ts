import type { MoveBody } from '@gorozhanin/domain/reports/api'
import {
  appealAnswer,
  clocksAfterExtension,
  clocksOfAppeal,
  receiptFault,
} from '@gorozhanin/domain/reports/appeal-clocks'
import { localDate } from '@gorozhanin/domain/sla/calendar'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import type { Effect, Step } from './move-effects.ts'
import { readClocks } from './store.ts'

type Asked<Name extends MoveBody['move']> = Extract<MoveBody, { move: Name }>

/**
 * Registers a report as an appeal under 59-FZ. Strangers see it no more: what an appeal holds is not disclosed
 * (article 6).
 */
export function registerAppeal(
  { report, at, catalog: { calendar } }: Step,
  { appealNumber, receivedOn }: Asked<'register_appeal'>,
): Effect {
  const filedAt = Temporal.Instant.fromEpochMilliseconds(report.registeredAt.getTime())
  const fault = receiptFault(receivedOn, filedAt, at, calendar)
  if (fault) throw invalid([{ field: 'receivedOn', code: fault }])
  const number = appealNumber.trim()
  const started = appealAnswer(clocksOfAppeal([], receivedOn, at, calendar))
  return {
    change: { appeal: { number, receivedOn, extended: false }, isPublic: false },
    recount: (clocks) => clocksOfAppeal(clocks, receivedOn, at, calendar),
    data: { appealNumber: number, until: started && localDate(started.dueAt, calendar).toString() },
  }
}

/** @throws Problem `report.not_an_appeal` where its answer is not waited for any more, or is late already. */
export async function extendAppeal(
  tx: Tx,
  { report, at, catalog: { calendar } }: Step,
  { days, text }: Asked<'extend_appeal'>,
): Promise<Effect> {
  const clocks = await readClocks(tx, report.id)
  const answer = appealAnswer(clocks)
  if (!report.appeal || !answer) throw new Problem('report.not_an_appeal')
  if (Temporal.Instant.compare(at, answer.dueAt) > 0) throw new Problem('report.too_late')
  const extended = appealAnswer(clocksAfterExtension(clocks, days, at, calendar)) ?? answer
  return {
    change: { appeal: { ...report.appeal, extended: true } },
    recount: (list) => clocksAfterExtension(list, days, at, calendar),
    text,
    data: { appealNumber: report.appeal.number, until: localDate(extended.dueAt, calendar).toString() },
  }
}
