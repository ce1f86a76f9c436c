import { describe, expect, test } from 'vitest'
import type { Role } from '../people/roles.ts'
import { mayOpen } from './sight.ts'
import { type Status, statuses } from './status.ts'

const held = (status: Status, performer: string | null = null) => ({
  status,
  agency: 'roads',
  performer,
  categoryGroup: 'roads',
})
const person = (agency: string | null, ...roles: Role[]) => ({ id: 'me', agency, roles })

describe('a report is opened', () => {
  test.each([
    ['by the administration whoever holds it', person(null, 'moderator'), true],
    ['by the agency that holds it', person('roads', 'agency'), true],
    ['by no other agency', person('heat', 'agency'), false],
    ['by whoever works for the administration too', person('heat', 'agency', 'curator'), true],
    ['by who keeps the machines running, without contacts', person(null, 'support'), true],
    ['by nobody who writes the pages of the city alone', person(null, 'editor'), false],
    ['of one of the own groups', { ...person(null, 'moderator'), groups: ['roads'] }, true],
    ['of no other group', { ...person(null, 'moderator'), groups: ['lighting'] }, false],
  ])('%s', (_, who, opens) => {
    expect(mayOpen(held('in_work'), who)).toBe(opens)
  })

  test('by an agency only in statuses that follow its hand-over', () => {
    const closed = statuses.filter((status) => !mayOpen(held(status), person('roads', 'agency')))
    expect(closed).toEqual(['moderation', 'needs_info', 'rejected'])
  })

  test.each([
    ['whom the agency named', 'me', person('roads', 'performer'), true],
    ['who is not the one named', 'another', person('roads', 'performer'), false],
    ['where nobody is named', null, person('roads', 'performer'), false],
    ['of another agency', 'me', person('heat', 'performer'), false],
    ['who answers for the agency too', 'another', person('roads', 'performer', 'agency'), true],
    ['who has no account at all', null, { ...person('roads', 'performer'), id: null }, false],
  ])('by a performer %s: %s', (_, performer, who, opens) => {
    expect(mayOpen(held('in_work', performer), who)).toBe(opens)
  })
})
