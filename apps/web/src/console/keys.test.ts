import { moves } from '@gorozhanin/domain/reports/moves'
import { expect, test } from 'vitest'
import { type KeyPress, keyAction, moveKeys, type StaffMove } from './keys.ts'

function press(code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { code, key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }
}

test('keys go by their place, so that they work in the Russian layout', () => {
  expect(keyAction(press('KeyJ', { key: 'о' }))).toEqual({ kind: 'next' })
  expect(keyAction(press('KeyK', { key: 'л' }))).toEqual({ kind: 'previous' })
  expect(keyAction(press('Slash', { key: '.' }))).toEqual({ kind: 'search' })
  expect(keyAction(press('KeyA', { key: 'ф' }))).toEqual({ kind: 'move', moves: ['answer'] })
})

test('Ctrl K and ⌘ K search, K alone goes up', () => {
  expect(keyAction(press('KeyK', { ctrlKey: true }))).toEqual({ kind: 'search' })
  expect(keyAction(press('KeyK', { metaKey: true }))).toEqual({ kind: 'search' })
})

test('keys of the browser stay the browser’s', () => {
  expect(keyAction(press('KeyP', { ctrlKey: true }))).toBeNull()
  expect(keyAction(press('KeyA', { metaKey: true }))).toBeNull()
  expect(keyAction(press('KeyR', { altKey: true }))).toBeNull()
})

test('P says yes to what waits: a report, an answer, a new date, a dispute', () => {
  const moves = ['publish', 'publish_answer', 'approve_deferral', 'close_disagreed']
  expect(keyAction(press('KeyP'))).toEqual({ kind: 'move', moves })
})

test('moves that share a key are never possible in one status, save those that the reviewer’s paper tells apart', () => {
  const byKey = Map.groupBy(Object.keys(moveKeys) as StaffMove[], (move) => moveKeys[move])
  for (const shared of byKey.values()) {
    const froms = shared.filter((move) => move !== 'approve_deferral').flatMap((move) => moves[move].from)
    expect([shared, new Set(froms).size]).toEqual([shared, froms.length])
  }
})

test('no move takes the keys that walk through the list', () => {
  for (const key of Object.values(moveKeys)) expect(['J', 'K']).not.toContain(key)
})
