import type { Draft } from './draft.ts'
import type { TownPlan } from './plan.ts'
import type { Spot } from './plane.ts'
import { blob, riverOutline, smooth } from './terrain.ts'

/** The city's limits: a wide loop through the forest. */
export function boundaryOf({ extent }: TownPlan): Spot[] {
  const [west, east] = [extent.along[0] - 2000, extent.along[1] - 2000]
  const [south, north] = [extent.away[0] - 350, extent.away[1] - 350]
  const margin = 620
  const corners = [
    [west - 2150, south - margin * 0.5],
    [west - 600, south - margin * 1.1],
    [(west + east) / 2, south - margin * 0.9],
    [east - 300, south - margin * 1.1],
    [east + margin * 0.6, (south + north) / 2 - 200],
    [east - 200, north + margin],
    [(west + east) / 2 + 300, north + margin * 1.4],
    [west - 200, north + margin * 1.2],
    [west - 1950, north + margin * 0.4],
    [west - 2250, (south + north) / 2],
  ].map(([e, n]) => ({ east: e as number, north: n as number }))
  return smooth([...corners.slice(-1), ...corners, ...corners.slice(0, 2)], 6).slice(6, -6)
}

export function lakeOutline(): Spot[] {
  return blob(
    { east: -2870, north: 330 },
    1000,
    [
      [2, 0.08, 0.6],
      [3, 0.07, 1.9],
      [5, 0.035, 0.4],
      [9, 0.012, 2],
    ],
    1.08,
  )
}

/** The river from within the lake to beyond the city's limits. */
export function riverOf({ ground, extent }: TownPlan): Spot[] {
  return riverOutline(ground, -180, extent.along[1] + 1500)
}

/** Draws everything round the town: water, forest, railway, the bypass, names on the map. */
export function drawSurroundings(draft: Draft, plan: TownPlan): void {
  drawWater(draft, plan)
  drawRailway(draft, plan)
  if (plan.scenery) {
    drawBypass(draft, plan)
    drawEmbankment(draft, plan)
  }
  for (const { name, along, away } of plan.districts)
    draft.places.push({ kind: 'district', name, at: plan.ground.at(along, away) })
}

function drawWater({ water, land }: Draft, plan: TownPlan): void {
  water.push({ kind: 'lake', name: 'озеро Ясное', outline: lakeOutline() })
  water.push({ kind: 'river', name: 'Каменушка', outline: riverOf(plan) })
  const island = blob({ east: -3150, north: 560 }, 95, [
    [2, 0.2, 1],
    [3, 0.1, 0],
  ])
  land.push({ kind: 'forest', name: 'остров Лебяжий', outline: island })
}

/** A green strip with a path between the embankment street and the water. */
function drawEmbankment({ parks, roads }: Draft, { ground }: TownPlan): void {
  for (const span of [
    [810, 1635],
    [1665, 3585],
    [3615, 4290],
  ] as const) {
    parks.push({ kind: 'boulevard', name: null, outline: ground.piece(span, [82, 110]) })
    roads.push({
      kind: 'pedestrian',
      name: null,
      line: ground.alongRiver(94, span[0], span[1]),
      bridge: false,
    })
  }
}

function drawRailway({ rails }: Draft, { ground, extent }: TownPlan): void {
  const [south] = extent.away
  const track = (away: number, from: number, to: number) => ground.alongRiver(away, from, to)
  rails.push({
    kind: 'main',
    name: null,
    line: track(south - 30, extent.along[0] - 3000, extent.along[1] + 1500),
    bridge: false,
  })
  for (const aside of [-38, -46])
    rails.push({ kind: 'siding', name: null, line: track(south + aside, 1290, 2100), bridge: false })
  rails.push({
    kind: 'siding',
    name: null,
    line: smooth([
      ground.at(2000, south - 30),
      ground.at(2300, south),
      ground.at(2700, south + 120),
      ground.at(3200, south + 180),
      ground.at(3900, south + 190),
    ]),
    bridge: false,
  })
}

function drawBypass({ roads }: Draft, { ground, extent }: TownPlan): void {
  const name = 'Объездная дорога'
  const [, north] = extent.away
  const at = (along: number, away: number) => ground.at(along, away)
  roads.push({
    kind: 'highway',
    name,
    bridge: false,
    line: smooth([
      at(-3200, north + 620),
      at(-1900, north + 480),
      at(-700, north + 420),
      at(200, north + 260),
      at(900, north + 130),
      at(1650, north + 60),
      at(2500, north - 60),
      at(3500, north - 130),
      at(4250, north - 220),
      at(4560, north - 640),
      at(4620, north - 1100),
      at(4600, 300),
      at(4600, 80),
    ]),
  })
  roads.push({ kind: 'highway', name, bridge: true, line: [at(4600, 80), at(4600, -80)] })
  roads.push({
    kind: 'highway',
    name,
    bridge: false,
    line: smooth([at(4600, -80), at(4570, -400), at(4700, -620), at(5200, -760), at(6300, -820)]),
  })
  for (const [line] of [
    [[at(1650, north - 90), at(1650, north + 60)]],
    [[at(4290, 1470), at(4330, north - 260)]],
    [[at(4290, 570), at(4620, 570)]],
    [[at(4290, -690), at(4480, -680), at(4640, -560)]],
  ] as const)
    roads.push({ kind: 'main', name: null, line, bridge: false })
  roads.push({
    kind: 'track',
    name: null,
    bridge: false,
    line: smooth([at(450, 1470), at(250, 1560), at(-100, 1500), at(-500, 1700), at(-1100, 1650)]),
  })
  roads.push({
    kind: 'track',
    name: null,
    bridge: false,
    line: smooth([at(690, -690), at(420, -620), at(100, -640), at(-500, -520)]),
  })
}

/** Streets as the map draws them: what crosses the stream is a bridge. */
export function roadsOfStreets(draft: Draft): Draft['roads'][number][] {
  const stream = draft.water.find(({ kind }) => kind === 'river')?.outline ?? []
  const banks = { south: stream.slice(stream.length / 2), north: stream.slice(0, stream.length / 2) }
  const isWet = (spot: Spot) =>
    nearest(banks.north, spot) > spot.north && nearest(banks.south, spot) < spot.north
  return draft.streets.flatMap(({ kind, name, lines }) =>
    lines.flatMap((line): Draft['roads'] => {
      const firstWet = line.findIndex(isWet)
      if (firstWet < 1) return [{ kind, name, line, bridge: false }]
      const lastWet = line.findLastIndex(isWet)
      return [
        { kind, name, line: line.slice(0, firstWet), bridge: false },
        { kind, name, line: line.slice(firstWet - 1, lastWet + 2), bridge: true },
        { kind, name, line: line.slice(lastWet + 1), bridge: false },
      ].filter((part) => part.line.length > 1)
    }),
  )
}

/** How far north the bank lies at the easting of a spot. */
function nearest(bank: readonly Spot[], { east }: Spot): number {
  return bank.reduce((best, spot) => (Math.abs(spot.east - east) < Math.abs(best.east - east) ? spot : best))
    .north
}
