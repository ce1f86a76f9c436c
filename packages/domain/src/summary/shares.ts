/** So many of so many reports. */
export type Share = { readonly count: number; readonly of: number }

/** The most that a share may be, percent. Source: the agreement with the regional portal, three indicators. */
export const indicatorLimits = { late: 5, repeated: 30, deferred: 30 } as const
export type Indicator = keyof typeof indicatorLimits

/** Over how many days the shares are counted. */
export const INDICATOR_DAYS = 30

/** Under this a percent says more than is known. */
const LEAST_FOR_PERCENT = 10

/** The share from 0 to 1; null where so few were counted that a percent would lie. */
export function shareOf({ count, of }: Share): number | null {
  return of < LEAST_FOR_PERCENT ? null : count / of
}

export function isOverLimit(indicator: Indicator, share: Share): boolean {
  const known = shareOf(share)
  return known !== null && known * 100 > indicatorLimits[indicator]
}
