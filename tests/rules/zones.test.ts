import { zones } from '@gorozhanin/domain/sla/test-zones'
import { expect, test } from 'vitest'
import { describeReal, readReal } from '../fixtures/real-data.ts'

describeReal('the zones of the cities', () => {
  test('are those in which the rules are tried', () => {
    const lines = readReal('calendar/city_timezones.csv').toString().trim().split('\n').slice(1)
    const named = new Set(lines.map((line) => line.split(',')[1] ?? ''))
    expect([...named].toSorted()).toEqual([...zones].toSorted())
  })
})
