import type { Considered, LostArea } from './explanation.ts'

/** A service area that covers the point, valid on the day or not. Dates are ISO; the last day belongs to it. */
export type CandidateArea = {
  readonly code: string
  readonly serviceType: string
  readonly agency: string
  readonly areaSquareMeters: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly version: string
}

/**
 * The most specific area of a service type on a date, and why the others lost. Areas of equal size (to the
 * square metre) go by the newer `validFrom`, then by the code.
 */
export function pickArea(
  areas: readonly CandidateArea[],
  serviceType: string,
  today: string,
): { readonly winner: CandidateArea | null; readonly losers: readonly Considered[] } {
  const ranked = areas.filter((area) => area.serviceType === serviceType).toSorted(bySpecificity)
  if (ranked.length === 0)
    return { winner: null, losers: [{ step: 'area', of: serviceType, why: 'no_area' }] }

  const winner = ranked.find((area) => invalidity(area, today) === null) ?? null
  const losers = ranked.flatMap((area) => {
    const why = invalidity(area, today) ?? (winner && weakness(area, winner))
    return why ? [{ step: 'area', of: area.code, why } as const] : []
  })
  return { winner, losers }
}

function bySpecificity(a: CandidateArea, b: CandidateArea): number {
  return (
    wholeMeters(a) - wholeMeters(b) ||
    compareText(b.validFrom, a.validFrom) ||
    compareText(a.code, b.code) ||
    compareText(a.version, b.version)
  )
}

function invalidity({ validFrom, validTo }: CandidateArea, today: string): LostArea | null {
  if (today < validFrom) return 'not_yet_valid'
  return validTo !== null && validTo < today ? 'no_longer_valid' : null
}

function weakness(area: CandidateArea, winner: CandidateArea): LostArea | null {
  if (area === winner) return null
  if (wholeMeters(area) > wholeMeters(winner)) return 'larger'
  return area.validFrom < winner.validFrom ? 'older' : 'later_code'
}

function wholeMeters({ areaSquareMeters }: CandidateArea): number {
  return Math.round(areaSquareMeters)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
