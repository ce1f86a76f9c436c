import { expect, test } from 'vitest'
import { createDraftStore } from './draft-store.ts'

function memoryShelf(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries))
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  }
}

const keys = () => {
  let made = 0
  return () => `key-${++made}`
}

test('a draft outlives the tab, with the key under which it may have been sent', () => {
  const shelf = memoryShelf()
  createDraftStore(shelf, () => 'first').change((draft) => ({ ...draft, text: 'Яма', queued: true }))
  const later = createDraftStore(shelf, () => 'second').get()
  expect(later).toMatchObject({ clientKey: 'first', text: 'Яма', queued: true })
})

test('what was taken is forgotten, and the next draft has a key of its own', () => {
  const shelf = memoryShelf()
  const store = createDraftStore(shelf, keys())
  store.change((draft) => ({ ...draft, text: 'Яма' }))
  store.clear()
  expect(store.get()).toMatchObject({ clientKey: 'key-2', text: '' })
  expect(createDraftStore(shelf, () => 'new').get().clientKey).toBe('new')
})

test.each([
  ['no JSON', '{'],
  ['another thing', '[]'],
  ['no draft', '{"version":1}'],
  ['an empty draft', '{"version":1,"draft":null}'],
  ['a draft of another version', '{"version":0,"draft":{"clientKey":"old","photos":[]}}'],
])('a shelf with %s gives an empty draft', (_, kept) => {
  expect(createDraftStore(memoryShelf({ draft: kept }), () => 'new').get().clientKey).toBe('new')
})

test('a field that an older page did not know has its first value', () => {
  const kept = '{"version":1,"draft":{"clientKey":"old","photos":[],"text":"Яма"}}'
  const draft = createDraftStore(memoryShelf({ draft: kept }), () => 'new').get()
  expect(draft).toMatchObject({ clientKey: 'old', text: 'Яма', publish: null, contactConsent: false })
})

test('a full shelf loses nothing while the page is open', () => {
  const full = {
    ...memoryShelf(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const store = createDraftStore(full, keys())
  store.change((draft) => ({ ...draft, text: 'Яма' }))
  expect(store.get().text).toBe('Яма')
})

test('listeners hear of a change, and of nothing when nothing changed', () => {
  const store = createDraftStore(memoryShelf(), keys())
  let heard = 0
  store.subscribe(() => heard++)
  store.change((draft) => draft)
  store.change((draft) => ({ ...draft, text: 'Яма' }))
  expect(heard).toBe(1)
})
