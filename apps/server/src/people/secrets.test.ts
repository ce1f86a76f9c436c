import { expect, test } from 'vitest'
import { newRecoveryCodes, recoveryHash, seal, unseal } from './secrets.ts'

const secret = 'a secret of sessions for tests only, long'

test('a sealed secret opens with the same secret for the same owner only', () => {
  const sealed = seal(secret, 'ivanova', Buffer.from('12345678901234567890'))
  expect(Buffer.from(unseal(secret, 'ivanova', sealed) ?? []).toString()).toBe('12345678901234567890')
  expect(unseal(secret, 'petrov', sealed)).toBeNull()
  expect(unseal(`${secret} other`, 'ivanova', sealed)).toBeNull()
  expect(unseal(secret, 'ivanova', `${sealed.slice(0, -2)}AA`)).toBeNull()
})

test('recovery codes are ten, differ, and hold no letters that look alike', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/)
})

test('a recovery code is known however it is typed, and by its owner alone', () => {
  expect(recoveryHash(secret, 'a', 'K3M9P X7WQA')).toBe(recoveryHash(secret, 'a', 'k3m9p-x7wqa'))
  expect(recoveryHash(secret, 'b', 'k3m9p-x7wqa')).not.toBe(recoveryHash(secret, 'a', 'k3m9p-x7wqa'))
})
