import { describe, expect, test } from 'vitest'
import type { Role } from '../people/roles.ts'
import {
  type Actor,
  answerLacks,
  legalMoves,
  type Movable,
  type MoveName,
  moveNames,
  moveOf,
  refusal,
} from './moves.ts'
import { finalStatuses, type Status, statuses } from './status.ts'

const HOUR_MS = 3_600_000

const report = (status: Status, changes: Partial<Movable> = {}): Movable => ({
  status,
  emergency: false,
  agency: 'roads',
  performer: null,
  published: true,
  hidden: false,
  pending: null,
  redirects: 0,
  deferrals: 0,
  returns: 0,
  objected: false,
  disagreed: false,
  appeal: false,
  extended: false,
  endedMs: null,
  ...changes,
})
const someone = (...roles: Role[]): Actor => ({ id: 'someone', roles, agency: null })
const roads: Actor = { ...someone('agency'), agency: 'roads' }
const heat: Actor = { ...someone('agency'), agency: 'heat' }

describe('the table of moves', () => {
  test.each<[MoveName, readonly Status[], Status | 'before' | null, readonly Role[]]>([
    ['publish', ['moderation'], 'routed', ['moderator', 'curator']],
    ['reject', ['moderation'], 'rejected', ['moderator', 'curator']],
    ['ask', ['moderation'], 'needs_info', ['moderator', 'curator']],
    ['reply', ['needs_info'], 'moderation', ['author']],
    ['expire_info', ['needs_info'], 'rejected', ['system']],
    ['object', ['rejected'], 'moderation', ['author']],
    ['merge', ['moderation', 'routed', 'in_work', 'reopened'], 'merged', ['moderator', 'curator']],
    ['unmerge', ['merged'], 'before', ['moderator', 'curator']],
    ['redirect', ['routed', 'in_work', 'reopened'], 'routed', ['moderator', 'curator']],
    ['not_ours', ['routed'], 'moderation', ['agency', 'dispatcher']],
    ['accept', ['routed', 'reopened'], 'in_work', ['agency', 'dispatcher']],
    ['propose_deferral', ['in_work', 'reopened'], 'answer_review', ['agency', 'dispatcher']],
    ['approve_deferral', ['answer_review'], 'deferred', ['moderator', 'curator', 'head']],
    ['resume', ['deferred'], 'in_work', ['system', 'agency', 'dispatcher']],
    ['answer', ['in_work', 'reopened'], 'answer_review', ['agency', 'dispatcher']],
    ['publish_answer', ['answer_review'], 'answered', ['moderator', 'curator']],
    ['send_back', ['answer_review'], 'in_work', ['moderator', 'curator', 'head']],
    ['confirm', ['answered'], 'closed', ['author']],
    ['return', ['answered'], 'reopened', ['author']],
    ['control', ['answered'], 'reopened', ['moderator', 'curator']],
    ['disagree', ['answered'], null, ['author']],
    ['close_disagreed', ['answered'], 'closed', ['head']],
    ['close_silent', ['answered'], 'closed', ['system']],
    ['pass_outside', ['routed', 'in_work'], 'external', ['moderator', 'curator']],
    ['take_back', ['external'], 'routed', ['moderator', 'curator']],
    ['withdraw', ['moderation', 'needs_info', 'routed'], 'withdrawn', ['author']],
  ])('%s leads from %j to %s and is made by %j', (name, from, to, by) => {
    const move = moveOf(name)
    expect({ from: move.from, to: move.to, by: move.by }).toEqual({ from, to, by })
  })

  test('has beside those only what leaves the status as it is', () => {
    expect(moveNames).toHaveLength(35)
    for (const name of [
      'show',
      'hide',
      'correct',
      'amend',
      'note',
      'name_performer',
      'draft_answer',
      'register_appeal',
      'extend_appeal',
    ] as const)
      expect(moveOf(name).to).toBe(null)
  })

  test('lets the dispatcher publish, refuse, show and redirect emergencies, and nothing else', () => {
    const dispatcher = { ...someone('dispatcher'), agency: 'duty' }
    const legal = (status: Status, emergency: boolean) =>
      legalMoves(report(status, { emergency, published: false }), dispatcher)
    expect(legal('moderation', true)).toEqual(['publish', 'reject'])
    expect(legal('routed', true)).toEqual(['show', 'redirect'])
    expect([...legal('moderation', false), ...legal('routed', false)]).toEqual([])
  })

  test('lets every status be reached from filing and every one but withdrawn be left', () => {
    const reached = new Set<Status>(['moderation', 'routed'])
    for (const status of reached)
      for (const { from, to } of moveNames.map(moveOf))
        if (from.includes(status) && to !== null && to !== 'before') reached.add(to)
    expect([...reached].toSorted()).toEqual([...statuses].toSorted())

    const left = new Set(moveNames.map(moveOf).flatMap(({ from, to }) => (to === null ? [] : from)))
    expect(statuses.filter((status) => !left.has(status))).toEqual(['closed', 'withdrawn'])
  })

  test('leads out of a final status by an objection and by undoing a merge alone', () => {
    const out = moveNames.filter((name) => {
      const { from, to } = moveOf(name)
      return to !== null && from.some((status) => finalStatuses.some((final) => final === status))
    })
    expect(out).toEqual(['object', 'unmerge'])
  })
})

describe('a move is refused', () => {
  test.each<[string, Movable, MoveName, Actor, string | null]>([
    ['from another status', report('closed'), 'accept', roads, 'report.move_not_from_status'],
    ['to another role', report('moderation'), 'publish', roads, 'report.move_not_for_role'],
    ['to another agency', report('routed'), 'accept', heat, 'report.move_not_for_agency'],
    ['but not to the one that holds it', report('routed'), 'accept', roads, null],
    ['but not to the sweep', report('deferred'), 'resume', { ...someone('system'), id: null }, null],
    ['from another agency too', report('deferred'), 'resume', heat, 'report.move_not_for_agency'],
  ])('%s', (_, movable, name, actor, code) => {
    expect(refusal(movable, name, actor)).toBe(code)
  })

  test.each<[number, Role, string | null]>([
    [0, 'moderator', null],
    [1, 'moderator', null],
    [2, 'moderator', 'report.redirect_needs_curator'],
    [2, 'curator', null],
    [9, 'curator', null],
  ])('after %i redirects to a %s: %s', (redirects, role, code) => {
    expect(refusal(report('in_work', { redirects }), 'redirect', someone(role))).toBe(code)
  })

  test('to the dispatcher as to a moderator, when an emergency was redirected twice', () => {
    const twice = report('routed', { emergency: true, redirects: 2 })
    expect(refusal(twice, 'redirect', someone('dispatcher'))).toBe('report.redirect_needs_curator')
  })
})

describe('a performer', () => {
  const hand: Actor = { id: 'hand', roles: ['performer'], agency: 'roads' }

  test.each<[string, Movable, Actor, string | null]>([
    ['where named', report('in_work', { performer: 'hand' }), hand, null],
    ['after a return too', report('reopened', { performer: 'hand' }), hand, null],
    [
      'not where another is named',
      report('in_work', { performer: 'mate' }),
      hand,
      'report.move_not_for_performer',
    ],
    ['not where nobody is', report('in_work'), { ...hand, id: null }, 'report.move_not_for_performer'],
    [
      'not of another agency',
      report('in_work', { performer: 'hand' }),
      { ...hand, agency: 'heat' },
      'report.move_not_for_agency',
    ],
    [
      'not while it is reviewed',
      report('answer_review', { performer: 'hand' }),
      hand,
      'report.move_not_from_status',
    ],
    ['not once it is public', report('answered', { performer: 'hand' }), hand, 'report.move_not_from_status'],
  ])('drafts an answer %s', (_, movable, actor, code) => {
    expect(refusal(movable, 'draft_answer', actor)).toBe(code)
  })

  test('drafts and does nothing else, in any status', () => {
    const legal = statuses.flatMap((status) => legalMoves(report(status, { performer: 'hand' }), hand))
    expect([...new Set(legal)]).toEqual(['draft_answer'])
  })

  test.each<[Status, Actor, string | null]>([
    ['in_work', roads, null],
    ['deferred', roads, null],
    ['reopened', roads, null],
    ['in_work', heat, 'report.move_not_for_agency'],
    ['in_work', hand, 'report.move_not_for_role'],
    ['in_work', someone('moderator'), 'report.move_not_for_role'],
    ['routed', roads, 'report.move_not_from_status'],
    ['answer_review', roads, 'report.move_not_from_status'],
  ])('of a report that is %s is named by %j: %s', (status, actor, code) => {
    expect(refusal(report(status), 'name_performer', actor)).toBe(code)
  })
})

describe('a deferral', () => {
  test.each<[number, Role, string | null]>([
    [0, 'moderator', null],
    [0, 'curator', null],
    [0, 'head', 'report.move_not_for_role'],
    [1, 'moderator', 'report.deferral_needs_curator'],
    [1, 'curator', null],
    [1, 'head', 'report.deferral_needs_curator'],
    [2, 'moderator', 'report.deferral_needs_head'],
    [2, 'curator', 'report.deferral_needs_head'],
    [2, 'head', null],
    [5, 'head', null],
  ])('after %i others is decided, either way, by a %s: %s', (deferrals, role, code) => {
    const proposed = report('answer_review', { pending: 'deferral', deferrals })
    expect(refusal(proposed, 'approve_deferral', someone(role))).toBe(code)
    expect(refusal(proposed, 'send_back', someone(role))).toBe(code)
  })

  test('is not published as an answer, nor an answer approved as a deferral', () => {
    const moderator = someone('moderator')
    const deferral = report('answer_review', { pending: 'deferral' })
    const answer = report('answer_review', { pending: 'answer' })
    expect(refusal(deferral, 'publish_answer', moderator)).toBe('report.not_an_answer')
    expect(refusal(answer, 'approve_deferral', moderator)).toBe('report.not_a_deferral')
  })

  test('leaves answers to the moderators, however many there were', () => {
    const answer = report('answer_review', { pending: 'answer', deferrals: 2 })
    expect(refusal(answer, 'send_back', someone('moderator'))).toBe(null)
    expect(refusal(answer, 'send_back', someone('head'))).toBe('report.move_not_for_role')
  })
})

describe('an author', () => {
  const author = someone('author')

  test.each<[string, Partial<Movable>, string | null]>([
    ['at once', { endedMs: 0 }, null],
    ['to the millisecond a week later', { endedMs: 7 * 24 * HOUR_MS }, null],
    ['not after that', { endedMs: 7 * 24 * HOUR_MS + 1 }, 'report.too_late'],
    ['not a second time', { endedMs: 0, objected: true }, 'report.objected_already'],
  ])('objects to a rejection %s', (_, changes, code) => {
    expect(refusal(report('rejected', changes), 'object', author)).toBe(code)
  })

  test.each<[number, boolean, readonly MoveName[]]>([
    [0, false, ['confirm', 'return', 'note']],
    [1, false, ['confirm', 'return', 'note']],
    [2, false, ['confirm', 'disagree', 'note']],
    [2, true, ['confirm', 'note']],
  ])('after %i returns, disagreed: %s, may %j', (returns, disagreed, legal) => {
    expect(legalMoves(report('answered', { returns, disagreed }), author)).toEqual(legal)
  })

  test('withdraws before the work begins, not after', () => {
    expect(refusal(report('routed'), 'withdraw', author)).toBe(null)
    expect(refusal(report('in_work'), 'withdraw', author)).toBe('report.move_not_from_status')
  })

  test('puts the own report right until it is public, though it come back to the moderator', () => {
    const unread = { published: false }
    expect(refusal(report('moderation', unread), 'amend', author)).toBe(null)
    expect(refusal(report('needs_info', unread), 'amend', author)).toBe(null)
    expect(refusal(report('moderation'), 'amend', author)).toBe('report.published_already')
    expect(refusal(report('routed', unread), 'amend', author)).toBe('report.move_not_from_status')
  })

  test('who disagrees to the end is heard by the head, who has nothing to decide before', () => {
    const head = someone('head')
    expect(refusal(report('answered', { returns: 2 }), 'close_disagreed', head)).toBe(
      'report.nothing_to_decide',
    )
    expect(refusal(report('answered', { returns: 2, disagreed: true }), 'close_disagreed', head)).toBe(null)
  })
})

describe('a moderator', () => {
  const moderator = someone('moderator')

  test.each<[Status, Role, string | null]>([
    ['reopened', 'moderator', null],
    ['reopened', 'curator', null],
    ['reopened', 'head', 'report.move_not_for_role'],
    ['routed', 'moderator', 'report.move_not_for_role'],
    ['routed', 'curator', 'report.move_not_for_role'],
  ])('a report that is %s is taken into work by a %s: %s', (status, role, code) => {
    expect(refusal(report(status), 'accept', someone(role))).toBe(code)
  })

  test.each<[number, string | null]>([
    [24 * HOUR_MS, null],
    [24 * HOUR_MS + 1, 'report.too_late'],
  ])('undoes a merge %i ms later: %s', (endedMs, code) => {
    expect(refusal(report('merged', { endedMs }), 'unmerge', moderator)).toBe(code)
  })

  test.each<Status>(['routed', 'external', 'closed'])('hides and shows a report that is %s', (status) => {
    const visible = report(status)
    const hidden = report(status, { hidden: true })
    expect(refusal(visible, 'hide', moderator)).toBe(null)
    expect(refusal(visible, 'show', moderator)).toBe('report.already_shown')
    expect(refusal(hidden, 'show', moderator)).toBe(null)
    expect(refusal(hidden, 'hide', moderator)).toBe('report.already_hidden')
    expect(refusal(report(status, { published: false }), 'hide', moderator)).toBe('report.already_hidden')
  })
})

test('what is legal stands in the order of the table', () => {
  expect(legalMoves(report('in_work'), someone('moderator'))).toEqual([
    'merge',
    'hide',
    'redirect',
    'pass_outside',
    'register_appeal',
    'correct',
  ])
  expect(legalMoves(report('in_work'), roads)).toEqual(['name_performer', 'propose_deferral', 'answer'])
  expect(legalMoves(report('withdrawn'), someone('moderator', 'curator', 'head'))).toEqual([])
})

test.each([
  ['fixed', 0, undefined, 'report.answer_needs_photo'],
  ['fixed', 1, undefined, null],
  ['not_confirmed', 0, undefined, 'report.answer_needs_photo'],
  ['not_confirmed', 1, undefined, null],
  ['explained', 0, undefined, 'report.answer_needs_reason'],
  ['explained', 0, 'law', null],
] as const)('the outcome %s with %i photos and the reason %s lacks: %s', (outcome, photos, reason, code) => {
  expect(answerLacks(outcome, photos, reason)?.code ?? null).toBe(code)
})
