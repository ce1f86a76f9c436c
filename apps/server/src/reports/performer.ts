import type { MoveBody } from '@gorozhanin/domain/reports/api'
import { isPerformer } from '../people/colleagues.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import type { Effect, Step } from './move-effects.ts'

/** The agency takes the report, and may say at once who does the work. */
export async function accept(
  tx: Tx,
  step: Step,
  { performer }: Extract<MoveBody, { move: 'accept' }>,
): Promise<Effect> {
  const acceptedAt = new Date(step.at.epochMilliseconds)
  if (performer === undefined) return { change: { acceptedAt } }
  await refuseStranger(tx, step, performer)
  return { change: { acceptedAt, performer }, data: { performer } }
}

/** @throws Problem `report.nothing_changed` where that person does the work already. */
export async function namePerformer(
  tx: Tx,
  step: Step,
  { performer: named }: Extract<MoveBody, { move: 'name_performer' }>,
): Promise<Effect> {
  const performer = named ?? null
  if (performer === step.report.performer) throw new Problem('report.nothing_changed')
  if (performer !== null) await refuseStranger(tx, step, performer)
  return { change: { performer }, data: { performer } }
}

/** The agency that holds the report names its own people. */
async function refuseStranger(tx: Tx, { report, actor }: Step, performer: string): Promise<void> {
  if (actor.agency !== report.agency) throw new Problem('report.move_not_for_agency')
  if (!(await isPerformer(tx, performer, report.agency)))
    throw invalid([{ field: 'performer', code: 'report.performer_unknown' }])
}
