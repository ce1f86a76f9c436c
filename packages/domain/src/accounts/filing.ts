import type { ProblemCode } from '../problems.ts'

/** Who may file: anyone, whoever leaves an address for the answer, or whoever is signed in. */
export const filingModes = ['open', 'contact', 'account'] as const
export type FilingMode = (typeof filingModes)[number]

/** Who files. Staff write down what a caller says: the right is theirs whatever the city asks of strangers. */
export type Filer = {
  readonly by: 'anonymous' | 'resident' | 'staff'
  readonly hasContact: boolean
}

/** Why a report is not taken from this person; null where it is. */
export function filingRefusal(mode: FilingMode, { by, hasContact }: Filer): ProblemCode | null {
  if (by !== 'anonymous' || mode === 'open') return null
  if (mode === 'account') return 'report.account_required'
  return hasContact ? null : 'report.contact_required'
}
