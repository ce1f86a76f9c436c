import type { Condition } from './conditions.ts'

/** The kinds of reason for which an agency is responsible. */
export type RouteReason = 'pack_rule' | 'house' | 'area' | 'alternative_area' | 'city_wide' | 'dispatch_desk'

export type AreaVersion = { readonly code: string; readonly version: string }

/**
 * A step that was tried and did not decide. `of` names the rule or the area that lost, or the service type
 * where nothing was found; `why` of a pack rule is the condition that did not hold.
 */
export type Considered = {
  readonly step: 'pack_rule' | 'house' | 'area' | 'city_wide'
  readonly of: string
  readonly why: Condition | LostArea | 'no_agency' | 'no_point' | 'no_area'
}

export type LostArea = 'not_yet_valid' | 'no_longer_valid' | 'larger' | 'older' | 'later_code'

/** Why an agency was named, in codes: stored with the report, put into words by the console. */
export type RouteExplanation = {
  readonly rule: RouteReason
  /** The rule of the pack that won. */
  readonly ruleCode?: string
  /** What the agency answers for here; the category's own type where only the dispatch desk was left. */
  readonly serviceType: string
  readonly area?: AreaVersion
  /** What was tried before, in order. */
  readonly considered: readonly Considered[]
}
