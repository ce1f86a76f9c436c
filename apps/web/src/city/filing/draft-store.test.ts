import { expect, test } from 'vitest'
import { createDraftStore } from './draft-store.ts'

function memoryShelf(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries))
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
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
  store.drop('key-1')
  expect(store.get()).toMatchObject({ clientKey: 'key-2', text: '' })
  expect(store.all()).toEqual([])
  expect(createDraftStore(shelf, () => 'new').all()).toEqual([])
})

test('another report is begun beside those that are written or wait, and each is opened again', () => {
  const shelf = memoryShelf()
  const store = createDraftStore(shelf, keys())
  store.change((draft) => ({ ...draft, text: 'Яма', queued: true }))
  store.begin()
  store.change((draft) => ({ ...draft, text: 'Фонарь' }))
  store.begin()
  const texts = () => store.all().map(({ text }) => text)
  expect([store.get().text, ...texts()]).toEqual(['', 'Фонарь', 'Яма'])
  store.open('key-1')
  expect([store.get().text, ...texts()]).toEqual(['Яма', 'Яма', 'Фонарь'])
  expect(
    createDraftStore(shelf, keys())
      .all()
      .map(({ text }) => text),
  ).toEqual(['Яма', 'Фонарь'])
})

test('a draft that is not open is changed and dropped by its key, and stays gone', () => {
  const store = createDraftStore(memoryShelf(), keys())
  store.change((draft) => ({ ...draft, text: 'Яма', queued: true }))
  store.begin()
  store.changeOf('key-1', (draft) => ({ ...draft, queued: false }))
  expect(store.all()).toMatchObject([{ clientKey: 'key-1', queued: false }])
  store.drop('key-1')
  store.changeOf('key-1', (draft) => ({ ...draft, text: 'Снова' }))
  expect(store.all()).toEqual([])
})

test('what another tab writes is seen, and the draft that is open here stays open', () => {
  const shelf = memoryShelf()
  const here = createDraftStore(shelf, () => 'here')
  here.change((draft) => ({ ...draft, text: 'Яма' }))
  const there = createDraftStore(shelf, () => 'there')
  there.begin()
  there.change((draft) => ({ ...draft, text: 'Фонарь' }))
  here.reread()
  expect([here.get().text, ...here.all().map(({ text }) => text)]).toEqual(['Яма', 'Яма', 'Фонарь'])
  there.drop('here')
  here.reread()
  expect(here.all().map(({ text }) => text)).toEqual(['Фонарь'])
})

test.each([
  ['no JSON', '{'],
  ['another thing', '[]'],
  ['no drafts', '{"version":2}'],
  ['an empty draft', '{"version":2,"drafts":[null]}'],
  ['drafts of another version', '{"version":1,"drafts":[{"clientKey":"old","photos":[]}]}'],
])('a shelf with %s gives an empty draft', (_, kept) => {
  expect(createDraftStore(memoryShelf({ drafts: kept }), () => 'new').get().clientKey).toBe('new')
})

test('a field that an older page did not know has its first value', () => {
  const kept = '{"version":2,"drafts":[{"clientKey":"old","photos":[],"text":"Яма"}]}'
  const draft = createDraftStore(memoryShelf({ drafts: kept }), () => 'new').get()
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
