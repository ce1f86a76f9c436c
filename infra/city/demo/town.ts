import { codeFrom } from '../transliterate.ts'
import type { Block, Side } from './block.ts'
import { buildCottages } from './block-cottages.ts'
import { buildEstate } from './block-estate.ts'
import { buildOldBlock } from './block-old.ts'
import {
  buildCollege,
  buildGarden,
  buildGrove,
  buildHospital,
  buildLakeside,
  buildMarket,
  buildSchool,
  buildSquare,
  buildStadium,
} from './block-public.ts'
import { buildGarages, buildStation, buildWorks } from './block-works.ts'
import { type Draft, emptyDraft, type Street } from './draft.ts'
import type { BlockKind, BlockPlan, StreetPlan, TownPlan } from './plan.ts'
import { randomFrom, seedOf } from './random.ts'

const builders = {
  old: buildOldBlock,
  estate: buildEstate,
  cottages: buildCottages,
  square: buildSquare,
  garden: buildGarden,
  lakeside: buildLakeside,
  stadium: buildStadium,
  hospital: buildHospital,
  grove: buildGrove,
  market: buildMarket,
  school: buildSchool,
  college: buildCollege,
  garages: buildGarages,
  station: buildStation,
  works: buildWorks,
} as const satisfies Record<BlockKind, (block: Block, number: number) => void>

/** Lays out the streets of a plan, then fills its blocks one by one, each from a seed of its own. */
export function buildTown(plan: TownPlan): Draft {
  const draft = emptyDraft()
  const laid = plan.streets.map((street) => ({ ...street, street: layStreet(plan, street) }))
  draft.streets.push(...laid.map(({ street }) => street))

  const numbers = new Map<BlockKind, number>()
  for (const each of plan.blocks) {
    const number = (numbers.get(each.kind) ?? 1) + 1
    numbers.set(each.kind, number)
    builders[each.kind](prepare(plan, laid, draft, each), number)
  }
  return draft
}

type Laid = StreetPlan & { readonly street: Street }

function layStreet({ ground }: TownPlan, { name, kind, run, at, spans }: StreetPlan): Street {
  const lines = spans.map(([from, to]) =>
    run === 'along' ? ground.alongRiver(at, from, to) : ground.acrossRiver(at, from, to),
  )
  return { code: codeFrom(name), name, kind, lines }
}

function prepare(plan: TownPlan, laid: readonly Laid[], draft: Draft, each: BlockPlan): Block {
  const [west, east] = each.along
  const [south, north] = each.away
  const passes = (street: Laid, middle: number) =>
    street.spans.some(([from, to]) => from <= middle && middle <= to)
  const find = (run: StreetPlan['run'], at: number, middle: number) =>
    laid.find((street) => street.run === run && street.at === at && passes(street, middle))?.street ?? null
  const beside: Record<Side, Street | null> = {
    south: find('along', south, (west + east) / 2),
    north: find('along', north, (west + east) / 2),
    west: find('across', west, (south + north) / 2),
    east: find('across', east, (south + north) / 2),
  }
  const lanes = laid
    .filter(
      (street) =>
        street.run === 'along' &&
        street.at >= south &&
        street.at <= north &&
        passes(street, (west + east) / 2),
    )
    .map(({ street, at }) => ({ street, away: at }))
  const anyStreet = beside.south ?? beside.north ?? beside.east ?? beside.west ?? lanes[0]?.street
  if (!anyStreet) throw new RangeError(`no street leads to the block at ${west}, ${south}`)
  return {
    ...each,
    ground: plan.ground,
    draft,
    site: { taken: [] },
    random: randomFrom(seedOf(`${each.kind} ${west} ${south}`)),
    lanes,
    streetOn: (side) => beside[side],
    anyStreet,
  }
}
