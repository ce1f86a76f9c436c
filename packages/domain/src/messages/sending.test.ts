import { expect, test } from 'vitest'
import { pauseAfter, sendingTo } from './sending.ts'

const HOUR_MS = 3_600_000
const stranger = { confirmed: false, stopped: false, invited: false, invitedAtMs: [] }

test('a confirmed address gets everything, until it says stop', () => {
  expect(sendingTo({ ...stranger, confirmed: true, invited: true }, 0)).toEqual({ does: 'send' })
  expect(sendingTo({ ...stranger, confirmed: true, stopped: true }, 0)).toEqual({ does: 'stop' })
})

test('an address that nobody has confirmed gets one message of a report', () => {
  expect(sendingTo(stranger, 0)).toEqual({ does: 'invite' })
  expect(sendingTo({ ...stranger, invited: true }, 0)).toEqual({ does: 'wait' })
})

test('and at most three within a day, the fourth when the first of them is a day old', () => {
  const at = (...hours: number[]) => hours.map((hour) => hour * HOUR_MS)
  const ask = (nowHour: number, ...hours: number[]) =>
    sendingTo({ ...stranger, invitedAtMs: at(...hours) }, nowHour * HOUR_MS)
  expect(ask(23, 1, 2)).toEqual({ does: 'invite' })
  expect(ask(23, 3, 1, 2)).toEqual({ does: 'later', atMs: 25 * HOUR_MS })
  expect(ask(25, 3, 1, 2)).toEqual({ does: 'invite' })
  expect(ask(25.5, 25, 3, 1, 2)).toEqual({ does: 'later', atMs: 26 * HOUR_MS })
})

test('a message is tried for about three days, soon at first', () => {
  const pauses = Array.from({ length: 28 }, (_, index) => pauseAfter(index + 1))
  expect(pauses.slice(0, 2)).toEqual([60_000, 300_000])
  expect(pauses.at(-1)).toBeNull()
  const hours = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / HOUR_MS
  expect(Math.round(hours)).toBe(70)
})
