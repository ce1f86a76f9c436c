import { expect, test } from 'vitest'
import { whyDead } from './why-dead.ts'

test.each([
  ['EENVELOPE RCPT TO 550', 'recipient'],
  ['EMESSAGE DATA 554', 'letter'],
  ['EENVELOPE MAIL FROM 553', 'sender'],
  ['EAUTH AUTH PLAIN 535', 'login'],
  ['ECONNECTION CONN', 'unreachable'],
  ['ETIMEDOUT CONN', 'unreachable'],
  ['EDNS', 'unreachable'],
  ['could not be written', 'unwritten'],
  ['EPROTOCOL EHLO 500', 'other'],
  [null, 'other'],
])('%s means %s', (codes, why) => {
  expect(whyDead(codes)).toBe(why)
})
