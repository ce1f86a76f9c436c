import { addresseesOf, type Colleague } from '@gorozhanin/domain/alerts/addressees'
import type { AlertReason } from '@gorozhanin/domain/alerts/api'
import { tellOnce } from '@gorozhanin/domain/alerts/once'
import type { AlertChannel } from '@gorozhanin/domain/alerts/pack-escalation'
import type { ClockKind } from '@gorozhanin/domain/sla/clocks'
import type { Temporal } from 'temporal-polyfill'
import type { Ctx } from '../main/context.ts'
import type { ColleagueRow } from '../people/colleagues.ts'
import type { Tx } from '../platform/database.ts'
import { dropLetters, openLetters } from './letter-store.ts'
import { saveAlerts } from './store.ts'

/**
 * What people are told: a report or a proposal about an account, and why. `run` is that of the clock, or of the
 * hand-over where no clock speaks.
 */
export type About = {
  readonly report: string | null
  readonly proposal?: string
  readonly reason: AlertReason
  readonly rule: string
  readonly clock: ClockKind | null
  readonly run: number
  readonly dueAt: string | null
  /** Since when there has been something to tell. */
  readonly since: Temporal.Instant
}

/** Some people are told of these reports. */
export type Telling = {
  readonly about: readonly About[]
  readonly people: readonly Colleague[]
  readonly by: readonly AlertChannel[]
}

type Around = {
  readonly staff: readonly ColleagueRow[]
  /** The city's zone, in which absences are counted. */
  readonly zone: string
}

/**
 * Writes alerts to whoever is there today, once for each person and reason, of one clock the worst alone; and opens
 * letters to those who want them at once: one letter for all that a person is told in this transaction.
 */
export async function tell(
  { now }: Pick<Ctx, 'now'>,
  tx: Tx,
  telling: readonly Telling[],
  { staff, zone }: Around,
): Promise<void> {
  const today = now().toZonedDateTimeISO(zone).toPlainDate().toString()
  const at = new Date(now().epochMilliseconds)
  const choice = new Map(staff.map(({ id, letters }) => [id, letters]))

  const found = telling.flatMap(({ about, people, by }) =>
    addresseesOf(people, staff, today).flatMap(({ person, insteadOf }) =>
      about.map((one) => ({
        ...one,
        person,
        insteadOf,
        bell: by.includes('bell'),
        byMail: by.includes('mail') && choice.get(person) !== 'none',
      })),
    ),
  )
  const rows = tellOnce(found)
  const urgent = rows.filter(({ person, byMail }) => byMail && choice.get(person) === 'at_once')
  // Letters come first and alerts name them: a row that is written once costs half of one that is changed after.
  const letters = await openLetters(tx, new Set(urgent.map(({ person }) => person)), at)
  const written = await saveAlerts(
    tx,
    rows.map(({ since: _, ...row }) => ({
      ...row,
      letter: row.byMail ? (letters.get(row.person) ?? null) : null,
    })),
    at,
  )
  await dropLetters(
    tx,
    [...letters.values()].filter((letter) => !written.has(letter)),
  )
}
