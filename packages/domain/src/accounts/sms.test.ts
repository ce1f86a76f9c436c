import { expect, test } from 'vitest'
import { accountSmsKinds, accountSmsOf } from './sms.ts'

const values = { city: 'Ростов-на-Дону', code: '004217', minutes: '10', site: 'https://city.example' }

test('an SMS says the code first', () => {
  expect(accountSmsOf('code', values, 'ru')).toBe('Код для входа: 004217. Никому не говорите. Ростов-на-Дону')
  expect(accountSmsOf('phone_code', values, 'en')).toBe(
    'The code for your new number: 004217. Tell nobody. Ростов-на-Дону',
  )
})

test('a code is one SMS, and none leaves a value unsaid', () => {
  for (const kind of accountSmsKinds)
    for (const language of ['ru', 'en'] as const) {
      const text = accountSmsOf(kind, values, language)
      expect(text).not.toMatch(/[{}]/)
      if (kind.endsWith('code')) expect(text.length).toBeLessThanOrEqual(70)
    }
})
