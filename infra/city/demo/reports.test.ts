import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { isInSeason } from '@gorozhanin/domain/reports/filing'
import { moveOf } from '@gorozhanin/domain/reports/moves'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { covers } from '../geometry.ts'
import { readPack } from '../validate.ts'
import { generateDemo } from './generate.ts'
import { type PlannedReport, planReports } from './reports.ts'

// Drawing a town is work: a busy machine may need longer than the usual limit.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let pack: CityPack
let plan: PlannedReport[]
const now = Temporal.PlainDateTime.from('2026-11-23T10:00')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'))
  await generateDemo(folder)
  const read = await readPack(folder)
  if (!read.pack) throw new Error(`the demo pack has faults: ${JSON.stringify(read.faults)}`)
  expect(read.faults).toEqual([])
  pack = read.pack
  plan = planReports(pack, now)
})
afterAll(() => rm(folder, { recursive: true }))

const filedAt = ({ daysAgo, minuteOfDay }: PlannedReport) =>
  now.toPlainDate().subtract({ days: daysAgo }).toPlainDateTime().add({ minutes: minuteOfDay })
const categoryOf = ({ category }: PlannedReport) =>
  pack.catalogue.categories.find(({ code }) => code === category)

const isEmergency = (code: string) =>
  pack.catalogue.categories.some((category) => category.code === code && category.urgency === 'emergency')

test('the demo has four hundred reports of many people, twenty of them by one', () => {
  expect(plan).toHaveLength(400)
  const authors = Map.groupBy(plan, ({ authorKey }) => authorKey)
  expect(authors.size).toBeGreaterThanOrEqual(150)
  expect(authors.get('resident-1')).toHaveLength(20)
})

test('every ending and every outcome comes up at least five times', () => {
  const endings = Map.groupBy(plan, ({ ending }) => ending)
  expect([...endings.values()].every((reports) => reports.length >= 5)).toBe(true)
  expect(endings.get('overdue')).toHaveLength(10)
  const outcomes = Map.groupBy(
    plan.flatMap(({ path }) => path.flatMap(({ outcome }) => outcome ?? [])),
    (each) => each,
  )
  expect([...outcomes.keys()].toSorted()).toEqual(['explained', 'fixed', 'not_confirmed'])
  expect([...outcomes.values()].every((answers) => answers.length >= 5)).toBe(true)
})

test('every move of the plan lies in the past and after the one before it', () => {
  for (const report of plan) {
    const minutes = report.path.map(({ afterMinutes }) => afterMinutes)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    const last = filedAt(report).add({ minutes: minutes.at(-1) ?? 0 })
    expect(Temporal.PlainDateTime.compare(last, now), JSON.stringify(report)).toBeLessThanOrEqual(0)
  }
})

test('a report is filed in the season of its category and answers what the category requires', () => {
  for (const report of plan) {
    const category = categoryOf(report)
    if (!category) throw new Error(`unknown category ${report.category}`)
    expect(isInSeason(category, filedAt(report).toPlainDate().toString().slice(5))).toBe(true)
    for (const { code, required } of category.questions)
      if (required) expect(report.details).toHaveProperty(code)
    if (category.photo === 'required') expect(report.photos).toBeGreaterThan(0)
  }
})

test('every report lies in the city', () => {
  const outside = [now, now.add({ hours: 7 }), now.add({ days: 40 })]
    .flatMap((each) => planReports(pack, each))
    .filter(({ place }) => place && !covers(pack.city.boundary, [place.lon, place.lat]))
  expect(outside).toEqual([])
})

test('the demo can begin at any hour of any day', () => {
  for (let hour = 0; hour < 7 * 24; hour += 11)
    expect(planReports(pack, now.add({ hours: hour, minutes: hour }))).toHaveLength(400)
})

test('two emergencies wait for their agency, and for minutes only', () => {
  const waiting = plan.filter(({ ending, category }) => ending === 'routed' && isEmergency(category))
  const minutes = waiting.map(
    ({ daysAgo, minuteOfDay }) => now.hour * 60 + now.minute + daysAgo * 1440 - minuteOfDay,
  )
  expect(minutes).toHaveLength(2)
  expect(Math.max(...minutes)).toBeLessThan(15)
})

test('the same pack and the same minute give the same plan', () => {
  expect(planReports(pack, now)).toEqual(plan)
})

test('the moves of every report follow from one another', () => {
  const reached = new Set<string>()
  for (const report of plan) {
    let status = categoryOf(report)?.urgency === 'emergency' ? 'routed' : 'moderation'
    for (const { move } of report.path) {
      expect(moveOf(move).from, `${move} of ${report.ending}`).toContain(status)
      const { to } = moveOf(move)
      if (to !== null && to !== 'before') status = to
    }
    reached.add(status)
  }
  expect([...reached].toSorted()).toEqual([
    'answer_review',
    'answered',
    'closed',
    'deferred',
    'external',
    'in_work',
    'merged',
    'moderation',
    'needs_info',
    'rejected',
    'reopened',
    'routed',
    'withdrawn',
  ])
})
