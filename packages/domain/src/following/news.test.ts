import { expect, test } from 'vitest'
import { changeNames, newsTitle } from './news.ts'

const values = {
  category: 'Яма',
  agency: 'Дорожная служба',
  until: '5 декабря',
  outcome: 'устранено',
  body: 'Полиция',
  parent: '2026-3',
}

test.each([
  ['new', 'Яма: новое сообщение'],
  ['accept', 'Яма: принято в работу: Дорожная служба'],
  ['approve_deferral', 'Яма: отложено до 5 декабря'],
  ['publish_answer', 'Яма: дан ответ: устранено'],
  ['pass_outside', 'Яма: передано: Полиция'],
  ['merge', 'Яма: объединено с № 2026-3'],
] as const)('%s is told as «%s»', (name, title) => {
  expect(newsTitle(name, values, 'ru')).toBe(title)
})

test('what is not known is left out, and nothing is left unsaid', () => {
  const bare = { category: 'Pothole', agency: 'Roads' }
  expect(newsTitle('approve_deferral', bare, 'en')).toBe('Pothole: put off')
  for (const name of ['new', ...changeNames] as const)
    for (const language of ['ru', 'en'] as const)
      expect(newsTitle(name, bare, language)).not.toMatch(/[{}]|undefined|null/)
})
