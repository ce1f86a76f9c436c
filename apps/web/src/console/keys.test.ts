import { expect, test } from 'vitest'
import { type KeyPress, keyAction, moveKeys } from './keys.ts'

function press(code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { code, key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }
}

test('keys go by their place, so that they work in the Russian layout', () => {
  expect(keyAction(press('KeyJ', { key: 'о' }))).toEqual({ kind: 'next' })
  expect(keyAction(press('KeyK', { key: 'л' }))).toEqual({ kind: 'previous' })
  expect(keyAction(press('Slash', { key: '.' }))).toEqual({ kind: 'search' })
  expect(keyAction(press('KeyW', { key: 'ц' }))).toEqual({ kind: 'move', moves: ['accept'] })
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

test('P publishes what waits: a report or an answer', () => {
  expect(keyAction(press('KeyP'))).toEqual({ kind: 'move', moves: ['publish', 'publish_answer'] })
})

test('no move takes the keys that walk through the list', () => {
  for (const key of Object.values(moveKeys)) expect(['J', 'K']).not.toContain(key)
})
