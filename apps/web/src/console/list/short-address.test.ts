import { expect, test } from 'vitest'
import { shortAddress } from './short-address.ts'

test.each([
  ['улица Лермонтова, 1', 'ул. Лермонтова, 1'],
  ['Садовая улица, 2', 'Садовая ул., 2'],
  ['проспект Мира, 40, корпус 2', 'пр. Мира, 40, корпус 2'],
  ['Уличный переулок, 3', 'Уличный пер., 3'],
  ['у остановки «Площадка»', 'у остановки «Площадка»'],
])('%s is written as %s', (address, expected) => {
  expect(shortAddress(address)).toBe(expected)
})
