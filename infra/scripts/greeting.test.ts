import { expect, test } from 'vitest'
import { greeting } from './greeting.js'

const url = 'http://localhost:3000'

test('the demo shows its addresses, accounts and password', () => {
  const text = greeting({ url, demoPassword: 'abcdefgh2345', mailFolder: '/data/mail' })
  expect(text).toContain(`${url}/console`)
  expect(text).toContain('abcdefgh2345')
  expect(text).toContain('moderator@demo.local')
  expect(text).toContain('/data/mail')
})

test('a city without demo accounts shows none', () => {
  expect(greeting({ url, demoPassword: undefined, mailFolder: undefined })).not.toContain('demo.local')
})
