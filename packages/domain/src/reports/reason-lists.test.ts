import { expect, test } from 'vitest'
import {
  defaultReasons,
  isOffered,
  offeredReasons,
  reasonKindOf,
  reasonName,
  reasonsOf,
} from './reason-lists.ts'

const lists = reasonsOf({
  deferral: [
    { code: 'flood', name: { ru: 'Паводок', en: 'Flood' } },
    { code: 'strike', name: { ru: 'Забастовка', en: 'Strike' }, retired: true },
  ],
})

test('a list of the city’s own takes the place of the default one, the others stay', () => {
  expect(offeredReasons(lists, 'deferral').map(({ code }) => code)).toEqual(['flood'])
  expect(lists.rating).toBe(defaultReasons.rating)
})

test('a retired reason is named and not offered, one that was left out too', () => {
  expect(isOffered(lists, 'deferral', 'flood')).toBe(true)
  expect(isOffered(lists, 'deferral', 'strike')).toBe(false)
  expect(isOffered(lists, 'deferral', 'weather')).toBe(false)
  expect(reasonName(lists, 'deferral', 'strike')?.en).toBe('Strike')
  expect(reasonName(lists, 'deferral', 'weather')?.en).toBe('Weather and season')
})

test('the same code means what the list of its event says', () => {
  const nameOf = (event: string, code: string) => {
    const kind = reasonKindOf(event)
    return kind && reasonName(defaultReasons, kind, code)?.ru
  }
  expect(nameOf('publish_answer', 'planned')).toBe('Включено в план работ')
  expect(nameOf('approve_deferral', 'weather')).toBe('Погода и сезон')
  expect(nameOf('reject', 'weather')).toBe(undefined)
  expect(nameOf('reject', 'toString')).toBe(undefined)
  expect(nameOf('expire_info', 'no_reply')).toBe(null)
})
