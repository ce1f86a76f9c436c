import { expect, test } from 'vitest'
import { accountLetterKinds, accountLetterOf } from './letter.ts'

const values = { city: 'Ясноозёрск', code: '004217', minutes: '10', site: 'https://city.example' }

test('a code stands in the subject and in the text, with how long it works', () => {
  expect(accountLetterOf('code', values, 'ru')).toEqual({
    subject: '004217 — код для входа',
    text: expect.stringMatching(/\(Ясноозёрск\): 004217\n\nОн действует 10 минут/),
  })
  expect(accountLetterOf('email_code', values, 'en').subject).toBe('004217 is the code for your new e-mail')
})

test('no letter leaves a value unsaid', () => {
  for (const kind of accountLetterKinds)
    for (const language of ['ru', 'en'] as const) {
      const { subject, text } = accountLetterOf(kind, values, language)
      expect(`${subject}\n${text}`).not.toMatch(/[{}]/)
    }
})

test('the city says it in its own words', () => {
  const own = { ru: { code: { subject: 'Код\n{code}', lines: ['Ваш код {code}.'] } } }
  expect(accountLetterOf('code', values, 'ru', own)).toEqual({
    subject: 'Код 004217',
    text: 'Ваш код 004217.',
  })
  expect(accountLetterOf('code', values, 'en', own).subject).toBe('004217 is your sign-in code')
})
