import { canStandIn } from '@gorozhanin/domain/alerts/addressees'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import type { Absence, MySettings, saveMySettings } from '@gorozhanin/domain/people/api'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import { Temporal } from 'temporal-polyfill'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { invalid } from '../platform/problem.ts'
import { type ColleagueRow, readColleagues } from './colleagues.ts'
import { saveSettings } from './store.ts'

/** How alerts reach a person, with everyone who could be the deputy. */
export async function mySettings(ctx: Ctx, person: string): Promise<MySettings> {
  const [{ city }, staff] = await Promise.all([ctx.catalog(), readColleagues(ctx.db)])
  const { me, colleagues } = around(staff, person)
  const { letters, language, absentFrom, absentUntil, deputy } = me
  return {
    letters,
    language,
    absence:
      absentFrom !== null && absentUntil !== null ? { from: absentFrom, until: absentUntil, deputy } : null,
    dailyLetterAt: city.dailyLetterAt,
    colleagues: colleagues.map(({ id, name }) => ({ id, name })),
  }
}

const settingNames = ['letters', 'language', 'absentFrom', 'absentUntil', 'deputy'] as const

/** @throws Problem naming each field of the absence that is not right. */
export async function changeSettings(
  ctx: Ctx,
  person: string,
  by: AuditActor,
  { letters, language, absence }: Input<typeof saveMySettings>['body'],
): Promise<Reply<typeof saveMySettings>> {
  const [{ city }, staff] = await Promise.all([ctx.catalog(), readColleagues(ctx.db)])
  const { me, colleagues } = around(staff, person)
  if (absence) {
    const today = ctx.now().toZonedDateTimeISO(city.zone).toPlainDate()
    const faults = faultsOf(absence, today, colleagues)
    if (faults.length > 0) throw invalid(faults)
  }
  const settings = {
    letters,
    language,
    absentFrom: absence?.from ?? null,
    absentUntil: absence?.until ?? null,
    deputy: absence?.deputy ?? null,
  }
  const what = settingNames.filter((name) => settings[name] !== me[name])
  await ctx.db.transaction(async (tx) => {
    await saveSettings(tx, person, settings)
    const object = { kind: 'staff', id: person } as const
    if (what.length > 0)
      await audit(tx, { actor: by, action: 'settings.changed', object, detail: { what } }, ctx.now())
  })
  return mySettings(ctx, person)
}

function faultsOf(
  { from, until, deputy }: Absence,
  today: Temporal.PlainDate,
  colleagues: readonly ColleagueRow[],
): readonly FieldFault[] {
  const unreal = Object.entries({ from, until })
    .filter(([, day]) => !isReal(day))
    .map(([name]) => ({ field: `absence.${name}`, code: 'absence.no_such_day' }))
  if (unreal.length > 0) return unreal
  return [
    ...(until < from ? [{ field: 'absence.until', code: 'absence.backwards' }] : []),
    ...(until < today.toString() ? [{ field: 'absence.until', code: 'absence.past' }] : []),
    ...(deputy !== null && !colleagues.some(({ id }) => id === deputy)
      ? [{ field: 'absence.deputy', code: 'absence.deputy_unknown' }]
      : []),
  ]
}

function isReal(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day).toString() === day
  } catch {
    return false
  }
}

/** Who signed in works here: a session ends with the account. */
function around(staff: readonly ColleagueRow[], person: string) {
  const me = staff.find(({ id }) => id === person)
  if (!me) throw new Error(`nobody works here under ${person}`)
  return { me, colleagues: staff.filter((one) => canStandIn(one, me)) }
}
