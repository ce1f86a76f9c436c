import {
  type Candidate,
  HINT_SCORE,
  MOST_HINTS,
  rankByLikeness,
  searchMeters,
} from '@gorozhanin/domain/reports/likeness'
import { expect, test, vi } from 'vitest'
import { type BostonReport, readBoston, readBostonDuplicates } from '../fixtures/boston-reports.ts'
import { describeReal } from '../fixtures/real-data.ts'

// Two hundred thousand reports are read first.
vi.setConfig({ testTimeout: 60_000 })

/** As most categories of the catalogue have it. */
const duplicateRadiusMeters = 50
const radiusMeters = searchMeters(duplicateRadiusMeters)
const METERS_PER_DEGREE = 111_195
/** No report lies farther north, where degrees are shorter. In radians. */
const NORTHMOST = (43 * Math.PI) / 180
const ORDINARY_FILINGS = 1000

describeReal('duplicates that Boston’s operators joined, 2008–2017', () => {
  const reports = readBoston()
  const originals = readBostonDuplicates()
  const grid = gridOf([...reports.values()])
  const pairs = knownPairs()
  const half = Math.ceil(pairs.length / 2)

  test('are as many as had their original before them', () => {
    expect(pairs).toHaveLength(1935)
  })

  test.each([
    ['the first half, by which the weights were chosen', pairs.slice(0, half)],
    ['the second half', pairs.slice(half)],
    ['all', pairs],
  ])('of %s the original is first in 72 % and among five in 93 %', (which, some) => {
    const places = some.map(([duplicate, original]) => placeOf(duplicate, original))
    const first = share(places, (place) => place === 0)
    const five = share(places, (place) => place >= 0 && place < 5)
    console.info(`${which}: first ${percent(first)}, among five ${percent(five)}`)
    expect(first).toBeGreaterThanOrEqual(0.72)
    expect(five).toBeGreaterThanOrEqual(0.93)
  })

  test('are hinted at in nine of ten filings, and others are seldom told of what is not theirs', () => {
    const recall = share(pairs, ([duplicate, original]) =>
      hintsOf(duplicate).some(({ candidate }) => candidate.leadsTo === original.id),
    )
    const ordinary = [...reports.values()].filter(({ isDuplicate }) => !isDuplicate)
    const every = Math.floor(ordinary.length / ORDINARY_FILINGS)
    const hints = ordinary.filter((_, index) => index % every === 0).map((report) => hintsOf(report).length)
    const perFiling = hints.reduce((sum, count) => sum + count, 0) / hints.length
    const withAny = share(hints, (count) => count > 0)
    console.info(
      `hints: recall ${percent(recall)}; false ones per filing ${perFiling.toFixed(2)}, in ${percent(withAny)} of filings`,
    )
    expect(recall).toBeGreaterThanOrEqual(0.9)
    expect(perFiling).toBeLessThanOrEqual(0.75)
  })

  function knownPairs(): readonly (readonly [BostonReport, BostonReport])[] {
    return [...originals]
      .flatMap(([duplicateId, originalId]) => {
        const duplicate = reports.get(duplicateId)
        const original = reports.get(originalId)
        return duplicate && original && original.registeredMs < duplicate.registeredMs
          ? [[duplicate, original] as const]
          : []
      })
      .sort(([a], [b]) => a.registeredMs - b.registeredMs)
  }

  const ranked = (asked: BostonReport) =>
    rankByLikeness(
      { category: asked.service, text: asked.text, nowMs: asked.registeredMs, duplicateRadiusMeters },
      candidatesFor(asked),
    )

  const placeOf = (duplicate: BostonReport, original: BostonReport) =>
    ranked(duplicate).findIndex(({ candidate }) => candidate.leadsTo === original.id)

  const hintsOf = (asked: BostonReport) =>
    ranked(asked)
      .slice(0, MOST_HINTS)
      .filter(({ score }) => score >= HINT_SCORE)

  /**
   * What the city knew at that moment: open reports around, and those that had been joined to an open one by then. The
   * record has four services and no groups: each is taken for the sister of the others.
   */
  function candidatesFor(asked: BostonReport): readonly Candidate[] {
    return around(asked).flatMap((report) => {
      const meters = metersBetween(asked, report)
      if (report.registeredMs >= asked.registeredMs || meters > radiusMeters) return []
      const open = isOpen(report, asked.registeredMs) ? report : parentOf(report, asked.registeredMs)
      if (!open) return []
      return [{ ...report, leadsTo: open.id, category: report.service, meters }]
    })
  }

  function parentOf(report: BostonReport, atMs: number): BostonReport | undefined {
    const parent = reports.get(originals.get(report.id) ?? '')
    return parent && parent.registeredMs < atMs && isOpen(parent, atMs) ? parent : undefined
  }

  function around({ lon, lat }: BostonReport): readonly BostonReport[] {
    const [column, row] = cellOf(lon, lat)
    return [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => grid.get(`${column + dx},${row + dy}`) ?? []),
    )
  }
})

const isOpen = ({ closedMs }: BostonReport, atMs: number) => closedMs > atMs

/** Squares no smaller than the radius: what is near lies in the same one or next to it. */
function cellOf(lon: number, lat: number): readonly [number, number] {
  const side = radiusMeters / METERS_PER_DEGREE
  return [Math.floor((lon / side) * Math.cos(NORTHMOST)), Math.floor(lat / side)]
}

function gridOf(reports: readonly BostonReport[]): ReadonlyMap<string, readonly BostonReport[]> {
  return Map.groupBy(reports, ({ lon, lat }) => cellOf(lon, lat).join())
}

function metersBetween(a: BostonReport, b: BostonReport): number {
  const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, a.lat - b.lat) * METERS_PER_DEGREE
}

function share<Each>(all: readonly Each[], isSo: (each: Each) => boolean): number {
  return all.filter(isSo).length / all.length
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`
