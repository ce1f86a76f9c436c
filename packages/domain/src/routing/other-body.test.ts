import { expect, test } from 'vitest'
import { type KnownBody, otherBodyOf } from './other-body.ts'

const body = (code: string, categories: string[], cityTakes = false): KnownBody => ({
  code,
  name: { ru: code, en: code },
  phone: '102',
  url: null,
  categories,
  cityTakes,
})
const bodies = [body('highway', ['pothole']), body('railway', []), body('police', ['noise'], true)]

test.each([
  ['pothole', ['highway', 'police'], 'highway'],
  ['litter', ['highway', 'police'], null], // on the ground of a body whose matter it is not
  ['litter', ['railway', 'police'], 'railway'], // a body that names no category answers for everything
  ['pothole', ['highway', 'railway'], 'highway'], // the first of the pack
  ['noise', ['police'], 'police'],
  ['noise', [], null],
])('%s on the ground of %j is a matter of %s', (code, onGround, found) => {
  expect(otherBodyOf(bodies, { code, urgency: 'normal' }, onGround)?.code ?? null).toBe(found)
})

test('an emergency is taken by the city wherever it is', () => {
  const taken = (urgency: 'emergency' | 'high') =>
    otherBodyOf(bodies, { code: 'collapse', urgency }, ['railway'])?.cityTakes
  expect([taken('emergency'), taken('high')]).toEqual([true, false])
})
