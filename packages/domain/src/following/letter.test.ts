import { expect, test } from 'vitest'
import { newsInvitation, newsLetter } from './letter.ts'

const values = { city: 'Ясноозёрск', account: 'https://city/account' }
const group = (subject: string, ...titles: string[]) => ({
  values: { subject, stop: `https://city/stop/${subject}` },
  items: titles.map((title) => ({ title, about: '№ 2026-1', text: 'Слова', link: 'https://city/1' })),
})

test('one piece of news says what happened, where, and how to hear no more', () => {
  const { subject, text } = newsLetter('one', [group('Дом', 'Яма: закрыто')], values, { language: 'ru' })
  expect(subject).toBe('Яма: закрыто')
  expect(text).toBe(
    'Яма: закрыто\n\n№ 2026-1\n\nСлова\n\nhttps://city/1\n\n—\n' +
      'Больше не писать о «Дом»: https://city/stop/Дом\nВсё, за чем вы следите: https://city/account',
  )
})

test('a letter of the day puts news under what is followed', () => {
  const groups = [group('Дом', 'Яма: закрыто', 'Лампа: дан ответ'), group('Дороги', 'Люк: новое сообщение')]
  const { subject, text } = newsLetter('daily', groups, values, { language: 'ru' })
  expect(subject).toBe('Ясноозёрск: новости за день')
  expect(text.split('\n\n').map((part) => part.split('\n')[0])).toEqual([
    'Дом',
    '— Яма: закрыто',
    '— Лампа: дан ответ',
    'Дороги',
    '— Люк: новое сообщение',
    '—',
  ])
})

test('no letter leaves a gap, and the city says it in its own words', () => {
  for (const language of ['ru', 'en'] as const) {
    const invitation = newsInvitation(
      { ...values, subject: 'x', confirm: 'https://y', notMe: 'https://n' },
      { language },
    )
    const letter = newsLetter('daily', [group('x', 'y')], values, { language })
    expect(JSON.stringify([invitation, letter])).not.toMatch(/[{}](?!,|]|\[|"|$)|undefined|null/)
    expect(invitation.text).toContain('https://n')
  }
  const own = { ru: { news: { daily: { subject: 'День', heading: '{subject}', item: ['* {title}'] } } } }
  expect(newsLetter('daily', [group('x', 'y')], values, { language: 'ru', own })).toMatchObject({
    subject: 'День',
    text: expect.stringContaining('x\n\n* y\n\n—\n'),
  })
})
