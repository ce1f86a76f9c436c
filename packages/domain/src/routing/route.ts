import { type CandidateArea, pickArea } from './areas.ts'
import { type Situation, unmetCondition } from './conditions.ts'
import type { Considered, RouteExplanation } from './explanation.ts'
import type { RoutingRule } from './pack-rules.ts'

/** Everything that decides which agency is responsible. Areas may come in any order. */
export type RouteInput = Situation & {
  readonly hasPoint: boolean
  readonly areas: readonly CandidateArea[]
  /** The agency that manages the report's house; null where there is no house, or its people manage it. */
  readonly houseAgency: string | null
  /** The service type of agencies that manage houses. */
  readonly houseServiceType: string
  readonly rules: readonly RoutingRule[]
  /** Agency by service type. */
  readonly cityWide: Readonly<Record<string, string>>
  readonly dispatchDesk: string
}

export type RouteDecision = { readonly agency: string; readonly explanation: RouteExplanation }

type Found = { readonly agency: string; readonly because: Omit<RouteExplanation, 'considered'> }
/** A step either finds an agency or says what it tried; an area also says which others it beat. */
type Step = { readonly found?: Found; readonly tried: readonly Considered[] }

/**
 * Names the responsible agency; there always is one.
 *
 * In this order: the rules of the pack; the category's service type on this ground, then its alternative types
 * in their order; the city-wide agency of the type, then of the alternatives; the dispatch desk. On the ground
 * a category whose place is a house goes by the house's own agency, all else by the smallest area valid today.
 * Without a point there is no ground, and city-wide agencies come first.
 */
export function decideRoute(input: RouteInput): RouteDecision {
  const { category } = input
  const types = [...new Set([category.serviceType, ...category.altServiceTypes])]
  const steps: (() => Step)[] = [
    ...input.rules.map((rule) => () => byPackRule(input, rule)),
    ...types.map((type) => () => onGround(input, type)),
    ...types.map((type) => () => cityWide(input, type)),
  ]

  const considered: Considered[] = []
  for (const step of steps) {
    const { found, tried } = step()
    considered.push(...tried)
    if (found) return { agency: found.agency, explanation: { ...found.because, considered } }
  }
  return {
    agency: input.dispatchDesk,
    explanation: { rule: 'dispatch_desk', serviceType: category.serviceType, considered },
  }
}

/** A service type named by a rule is tried whole, city-wide agency included, before the rule gives up. */
function byPackRule(input: RouteInput, rule: RoutingRule): Step {
  const unmet = unmetCondition(rule.when, input)
  if (unmet) return { tried: [{ step: 'pack_rule', of: rule.code, why: unmet }] }

  const named = { rule: 'pack_rule', ruleCode: rule.code } as const
  if ('agency' in rule.to) {
    const because = { ...named, serviceType: input.category.serviceType }
    return { found: { agency: rule.to.agency, because }, tried: [] }
  }

  const ground = onGround(input, rule.to.serviceType)
  const { found, tried } = ground.found ? ground : cityWide(input, rule.to.serviceType)
  if (found) return { found: { ...found, because: { ...found.because, ...named } }, tried: ground.tried }
  return {
    tried: [...ground.tried, ...tried, { step: 'pack_rule', of: rule.code, why: 'no_agency' }],
  }
}

function onGround(input: RouteInput, serviceType: string): Step {
  const managed = input.category.place === 'building' && serviceType === input.houseServiceType
  if (managed && input.houseAgency !== null) {
    return { found: { agency: input.houseAgency, because: { rule: 'house', serviceType } }, tried: [] }
  }

  const noHouse: Considered[] = managed ? [{ step: 'house', of: serviceType, why: 'no_agency' }] : []
  if (!input.hasPoint) return { tried: [...noHouse, { step: 'area', of: serviceType, why: 'no_point' }] }

  const { winner, losers } = pickArea(input.areas, serviceType, input.localTime.toPlainDate().toString())
  const tried = [...noHouse, ...losers]
  if (!winner) return { tried }

  const rule = serviceType === input.category.serviceType ? 'area' : 'alternative_area'
  const area = { code: winner.code, version: winner.version }
  return { found: { agency: winner.agency, because: { rule, serviceType, area } }, tried }
}

function cityWide(input: RouteInput, serviceType: string): Step {
  const agency = Object.hasOwn(input.cityWide, serviceType) ? input.cityWide[serviceType] : undefined
  if (agency === undefined) return { tried: [{ step: 'city_wide', of: serviceType, why: 'no_agency' }] }
  return { found: { agency, because: { rule: 'city_wide', serviceType } }, tried: [] }
}
