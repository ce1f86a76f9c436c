import { expect, test } from 'vitest'
import { greeting } from './greeting.js'

const url = 'http://localhost:3000'

test('the demo shows its addresses, accounts and password', () => {
  const text = greeting({
    url,
    demoPassword: 'abcdefgh2345',
    mailFolder: '/data/mail',
    smsFolder: '/data/sms',
  })
  expect(text).toContain(`${url}/console`)
  expect(text).toContain('abcdefgh2345')
  expect(text).toContain('moderator@demo.local')
  expect(text).toContain('/data/mail')
  expect(text).toContain('/data/sms')
})

test('a city without demo accounts shows none', () => {
  const text = greeting({ url, demoPassword: undefined, mailFolder: undefined, smsFolder: undefined })
  expect(text).not.toContain('demo.local')
  expect(text).not.toContain('SMS')
})
