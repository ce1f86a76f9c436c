import { describe, expect, test } from 'vitest'
import { findMasks } from './find-masks.ts'
import { carried, hide, type Mask, type MaskKind, maskedText, show, wordsAt } from './masks.ts'

/** Marks the place of words in a text. */
function at(text: string, words: string, kind: MaskKind = 'hand'): Mask {
  const from = text.indexOf(words)
  return { from, to: from + words.length, kind }
}

const text = 'Иван Петров из кв. 12 звонил, тел. 2-12-34'
const found = findMasks(text)

test('the words that a moderator selects lose the space around them', () => {
  expect(wordsAt(text, { from: 4, to: 12 })).toEqual({ from: 5, to: 11 })
  expect(wordsAt(text, { from: 4, to: 5 })).toBeNull()
  expect(wordsAt(text, { from: 4, to: 400 })).toBeNull()
  expect(wordsAt(text, { from: 7, to: 7 })).toBeNull()
  expect(wordsAt('ямы 🕳 тут', { from: 4, to: 5 })).toBeNull()
})

test('hidden words stand among what the rules have found', () => {
  const masks = hide(found, at(text, 'Иван Петров'))
  expect(maskedText(text, masks)).toBe('••• из кв. ••• звонил, тел. •••')
  expect(masks.map(({ kind }) => kind)).toEqual(['hand', 'flat', 'phone'])
})

test('words that reach into a mask become one with it', () => {
  const masks = hide(found, at(text, 'из кв. 1'))
  expect(maskedText(text, masks)).toBe('Иван Петров ••• звонил, тел. •••')
  expect(hide(masks, at(text, 'кв.'))).toBe(masks)
})

test('what a moderator shows is kept as shown, and may be hidden again', () => {
  const shown = show(found, at(text, '2-12'), found)
  expect(maskedText(text, shown)).toBe('Иван Петров из кв. ••• звонил, тел. 2-12-34')
  expect(shown.at(-1)).toEqual(at(text, '2-12-34', 'shown'))
  expect(show(shown, at(text, '2-12-34'), found)).toBe(shown)
  expect(hide(shown, at(text, '2-12-34')).at(-1)).toEqual(at(text, '2-12-34', 'hand'))
})

test('words that a moderator had hidden are no more remembered when they are shown', () => {
  const masks = hide(found, at(text, 'Иван'))
  expect(show(masks, at(text, 'Иван'), found)).toEqual(found)
  expect(show(found, at(text, 'Иван'), found)).toBe(found)
})

describe('after the text is put right', () => {
  const masks = hide(show(found, at(text, '2-12-34'), found), at(text, 'Иван Петров'))
  test.each([
    // [the text as it is now, what strangers read]
    ['Срочно! Иван Петров из кв. 12 звонил, тел. 2-12-34', 'Срочно! ••• из кв. ••• звонил, тел. 2-12-34'],
    ['Иван Петров из кв. 12 звонил, тел. 2-12-34, жду', '••• из кв. ••• звонил, тел. 2-12-34, жду'],
    ['Иван Петров из кв. 14 звонил, тел. 2-12-34', '••• из кв. ••• звонил, тел. 2-12-34'],
    ['Иван Фёдоров из кв. 12 звонил, тел. 2-12-34', '••• из кв. ••• звонил, тел. 2-12-34'],
    ['Иван Петров из кв. 12 звонил, тел. 2-12-35', '••• из кв. ••• звонил, тел. •••'],
    ['Звонил из кв. 12 Иван Петров', 'Звонил из кв. ••• •••'],
    ['Тел. 2-12-34: звонил Иван Петров, кв. 12', 'Тел. 2-12-34: звонил •••, кв. •••'],
    ['Не топят', 'Не топят'],
    ['', ''],
  ])('%s', (now, shown) => {
    expect(maskedText(now, carried({ text, masks }, now, findMasks(now)))).toBe(shown)
  })

  test('the same text keeps the same masks', () => {
    expect(carried({ text, masks }, text, found)).toEqual(masks)
  })
})
