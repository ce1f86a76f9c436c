import type { Point } from 'geojson'
import { expect, test } from 'vitest'
import { readHovered } from './hovered.ts'

const geometry: Point = { type: 'Point', coordinates: [61.5, 55.5] }

test('a cluster tells its states and topics, the most frequent first, and none that it has not', () => {
  const properties = {
    count: 9,
    overdue: 2,
    c_closed: 6,
    c_at_agency: 3,
    c_deferred: 0,
    g_roads: 4,
    g_yards: 5,
  }
  expect(readHovered({ geometry, properties })).toEqual({
    kind: 'cluster',
    lon: 61.5,
    lat: 55.5,
    count: 9,
    overdue: 2,
    byStatus: [
      { of: 'closed', count: 6 },
      { of: 'at_agency', count: 3 },
    ],
    byGroup: [
      { of: 'yards', count: 5 },
      { of: 'roads', count: 4 },
    ],
  })
})

test('a report tells what it is about', () => {
  const properties = { number: '2026-7', status: 'in_work', category: 'pothole-road', overdue: true }
  expect(readHovered({ geometry, properties })).toEqual({
    kind: 'report',
    lon: 61.5,
    lat: 55.5,
    number: '2026-7',
    status: 'in_work',
    category: 'pothole-road',
    overdue: true,
  })
})
