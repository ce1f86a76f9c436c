import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { barOf, offersOf, onlyReads, rolesOf } from './offers.ts'

type Changes = Partial<Pick<ConsoleCard, 'published' | 'hidden' | 'pending' | 'performer' | 'performers'>>

function card(more: Changes, ...moves: string[]) {
  return {
    published: true,
    hidden: false,
    pending: null,
    history: [],
    performer: null,
    performers: [],
    ...more,
    moves: moves.map((name) => ({ name, why: null })),
  } as unknown as ConsoleCard
}

const namesOf = (offers: ReturnType<typeof offersOf>) => offers.map(({ move }) => move)

test('what may be done comes before what others do, the awaited step first', () => {
  const moves = [
    { name: 'reject', why: null },
    { name: 'accept', why: 'report.move_not_for_role' },
    { name: 'publish', why: null },
  ]
  expect(namesOf(offersOf({ ...card({}), moves }))).toEqual(['publish', 'reject', 'accept'])
})

test('a shown report is not offered to be shown, nor a hidden one to be hidden', () => {
  expect(namesOf(offersOf(card({}, 'show', 'hide')))).toEqual(['hide'])
  expect(namesOf(offersOf(card({ hidden: true }, 'show', 'hide')))).toEqual(['show'])
  expect(namesOf(offersOf(card({ published: false }, 'show', 'hide')))).toEqual(['show'])
})

test('a reviewer is offered what fits the paper on the table', () => {
  const moves = ['publish_answer', 'approve_deferral', 'send_back']
  expect(namesOf(offersOf(card({ pending: 'answer' }, ...moves)))).toEqual(['publish_answer', 'send_back'])
  expect(namesOf(offersOf(card({ pending: 'deferral' }, ...moves)))).toEqual([
    'approve_deferral',
    'send_back',
  ])
})

test('the head’s decision is spoken of only after the author disagreed', () => {
  const answered = card({}, 'close_disagreed')
  const history = [{ name: 'disagree' }] as ConsoleCard['history']
  expect(offersOf(answered)).toEqual([])
  expect(namesOf(offersOf({ ...answered, history }))).toEqual(['close_disagreed'])
})

test('performers are spoken of only where an agency has any, and drafts only where one is named', () => {
  const moves = ['answer', 'name_performer', 'draft_answer']
  const performer = { id: 'hand', name: { ru: 'Бригада', en: 'A crew' } }
  expect(namesOf(offersOf(card({}, ...moves)))).toEqual(['answer'])
  expect(namesOf(offersOf(card({ performers: [performer] }, ...moves)))).toEqual(['answer', 'name_performer'])
  expect(namesOf(offersOf(card({ performer }, ...moves)))).toEqual([
    'answer',
    'draft_answer',
    'name_performer',
  ])
})

test('a move that the web does not know is no button', () => {
  expect(offersOf(card({}, 'teleport'))).toEqual([])
})

test('two likely moves are buttons, the rest waits in the menu', () => {
  const { buttons, more } = barOf(offersOf(card({}, 'hide', 'correct', 'not_ours', 'accept', 'merge')))
  expect(namesOf(buttons)).toEqual(['accept', 'not_ours'])
  expect(namesOf(more)).toEqual(['correct', 'merge', 'hide'])
})

test('a new date is offered beside the answer', () => {
  const { buttons } = barOf(offersOf(card({}, 'propose_deferral', 'answer')))
  expect(namesOf(buttons)).toEqual(['answer', 'propose_deferral'])
})

test('where only seldom moves are left, the first of them is a button', () => {
  const { buttons, more } = barOf(offersOf(card({}, 'hide', 'correct')))
  expect([namesOf(buttons), namesOf(more)]).toEqual([['correct'], ['hide']])
})

test('where others are waited for, one grey button says who', () => {
  const why = 'report.move_not_for_role'
  const moves = [
    { name: 'send_back', why },
    { name: 'publish_answer', why },
    { name: 'correct', why: null },
  ]
  const { buttons, more } = barOf(offersOf({ ...card({ pending: 'answer' }), moves }))
  expect([namesOf(buttons), namesOf(more)]).toEqual([['publish_answer'], ['correct', 'send_back']])
})

test('a dispatcher publishes emergencies and nothing else', () => {
  expect(rolesOf('publish', true)).toContain('dispatcher')
  expect(rolesOf('publish', false)).not.toContain('dispatcher')
})

test('the administrator only reads, the head too until a decision is asked', () => {
  expect(onlyReads(['head'], [{ move: 'answer', why: 'report.move_not_for_role' }])).toBe(true)
  expect(onlyReads(['head'], [{ move: 'close_disagreed', why: null }])).toBe(false)
  expect(onlyReads(['admin'], [])).toBe(true)
  expect(onlyReads(['admin', 'moderator'], [])).toBe(false)
})
