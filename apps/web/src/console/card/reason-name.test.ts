import { expect, test } from 'vitest'
import { reasonName } from './reason-name.ts'

test('the same code means what the list of its event says', () => {
  expect(reasonName('propose_deferral', 'weather')?.ru).toBe('Погода и сезон')
  expect(reasonName('publish_answer', 'planned')?.ru).toBe('Включено в план работ')
  expect(reasonName('reject', 'weather')).toBeNull()
})

test('a code that no list knows has no name', () => {
  expect(reasonName('reject', 'toString')).toBeNull()
})
