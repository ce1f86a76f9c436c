import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { useWords } from '../../words/words.tsx'
import type { StaffMove } from '../keys.ts'
import { rolesOf } from './offers.ts'

/** Refusals that say themselves who makes the move. */
const told = [
  'report.move_not_for_agency',
  'report.move_not_for_performer',
  'report.redirect_needs_curator',
  'report.deferral_needs_curator',
  'report.deferral_needs_head',
] as const

/** Why a move may not be made, as a sentence that names who makes it. */
export function useReasons({ emergency }: ConsoleCard): (move: StaffMove, why: string) => string {
  const t = useWords()
  return (move, why) => {
    if (why === 'report.move_not_for_role') {
      const roles = rolesOf(move, emergency).map((role) => t(`role.${role}`))
      return t('move.why.role', { roles: roles.join(', ') })
    }
    const known = told.find((code) => code === why)
    return known ? t(`problem.${known}`) : t('move.why.status')
  }
}
