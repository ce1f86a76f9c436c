import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { offersOf, onlyReads, rolesOf } from './offers.ts'

function card(more: Partial<Pick<ConsoleCard, 'moves' | 'published' | 'hidden'>>): ConsoleCard {
  return { moves: [], published: true, hidden: false, ...more } as ConsoleCard
}

test('what may be done comes before what others do, the awaited step first', () => {
  const moves = [
    { name: 'reject', why: null },
    { name: 'accept', why: 'report.move_not_for_role' },
    { name: 'publish', why: null },
  ]
  expect(offersOf(card({ moves })).map(({ move }) => move)).toEqual(['publish', 'reject', 'accept'])
})

test('a shown report is not offered to be shown, nor a hidden one to be hidden', () => {
  const moves = [
    { name: 'show', why: 'report.move_not_for_role' },
    { name: 'hide', why: null },
  ]
  expect(offersOf(card({ moves })).map(({ move }) => move)).toEqual(['hide'])
  expect(offersOf(card({ moves, hidden: true })).map(({ move }) => move)).toEqual(['show'])
  expect(offersOf(card({ moves, published: false })).map(({ move }) => move)).toEqual(['show'])
})

test('a move that the web does not know is no button', () => {
  expect(offersOf(card({ moves: [{ name: 'teleport', why: null }] }))).toEqual([])
})

test('a dispatcher publishes emergencies and nothing else', () => {
  expect(rolesOf('publish', true)).toContain('dispatcher')
  expect(rolesOf('publish', false)).not.toContain('dispatcher')
})

test('the head and the administrator only read', () => {
  expect(onlyReads(['head'])).toBe(true)
  expect(onlyReads(['admin'])).toBe(true)
  expect(onlyReads(['admin', 'moderator'])).toBe(false)
})
