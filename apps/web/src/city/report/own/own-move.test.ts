import type { Photo } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { askOf, emptyDraft, isAwaited, lacksOf, wantedOf } from './own-move.ts'

const photo: Photo = { key: 'a-photo', kind: 'added', width: 10, height: 10 }

test.each([
  [['reply', 'withdraw', 'note'], 'reply'],
  [['confirm', 'return', 'note'], 'answer'],
  [['confirm', 'disagree', 'note'], 'answer'], // both returns are used up
  [['confirm', 'note'], 'disputed'], // the head has the word
  [['object'], 'object'],
  [['withdraw', 'note'], null],
  [[], null],
])('an author who may %j is asked for %s', (moves, ask) => {
  expect(askOf({ moves })).toBe(ask)
})

test('the city waits for a reply or a word about an answer, not for an objection', () => {
  expect(isAwaited({ moves: ['reply'] })).toBe(true)
  expect(isAwaited({ moves: ['confirm', 'return'] })).toBe(true)
  expect(isAwaited({ moves: ['object'] })).toBe(false)
  expect(isAwaited({ moves: ['note'] })).toBe(false)
})

test('a return of a fixed answer lacks words and a photo, of an explained one words alone', () => {
  expect(lacksOf('return', emptyDraft, 'fixed')).toEqual({
    text: 'city.own.return.missing',
    photos: 'city.own.return.photo_missing',
  })
  expect(lacksOf('return', emptyDraft, 'explained').photos).toBeNull()
  expect(lacksOf('return', { ...emptyDraft, text: 'Яма осталась', photos: [photo] }, 'fixed')).toEqual({
    text: null,
    photos: null,
  })
})

test('spaces alone are no words; a confirmation needs none', () => {
  expect(lacksOf('reply', { ...emptyDraft, text: '  \n' }, null).text).toBe('city.own.reply.missing')
  expect(lacksOf('confirm', emptyDraft, 'fixed')).toEqual({ text: null, photos: null })
})

test('a confirmation carries what was given: reasons only beside a rating', () => {
  expect(wantedOf('confirm', emptyDraft)).toEqual({ move: 'confirm' })
  expect(wantedOf('confirm', { ...emptyDraft, reasons: ['speed'] })).toEqual({ move: 'confirm' })
  expect(wantedOf('confirm', { text: ' Спасибо ', photos: [], rating: 5, reasons: ['speed'] })).toEqual({
    move: 'confirm',
    rating: 5,
    reasons: ['speed'],
    text: 'Спасибо',
  })
})

test('a return carries the keys of its photos', () => {
  expect(wantedOf('return', { ...emptyDraft, text: 'Осталась', photos: [photo] })).toEqual({
    move: 'return',
    text: 'Осталась',
    photos: ['a-photo'],
  })
})
