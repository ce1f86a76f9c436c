import { expect, test } from 'vitest'
import { photoPair } from './photo-pair.ts'

const photo = (name: string, width: number, height: number) => ({ name, width, height })
const names = (pair: ReturnType<typeof photoPair<ReturnType<typeof photo>>>) =>
  pair && [pair.before.name, pair.after.name]

test('of several photos the first of alike shapes are laid over each other', () => {
  const before = [photo('tall', 900, 1200), photo('wide', 1200, 900), photo('wide too', 1600, 1200)]
  expect(names(photoPair(before, [photo('panorama', 3000, 900), photo('after', 640, 480)]))).toEqual([
    'wide',
    'after',
  ])
})

test('unlike shapes make a pair where there are no others', () => {
  expect(names(photoPair([photo('tall', 900, 1200)], [photo('wide', 1200, 900)]))).toEqual(['tall', 'wide'])
})

test('without a photo on one side there is no pair', () => {
  expect(photoPair([], [photo('after', 1, 1)])).toBeUndefined()
  expect(photoPair([photo('before', 1, 1)], [])).toBeUndefined()
})
