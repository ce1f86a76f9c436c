import { open } from './desk.ts'
import { expect, test } from './test.ts'

test('a repeat of an answered report is proposed, confirmed by one press, and the word is taken back', async ({
  person,
  town,
}) => {
  const house = (await town.houses()).at(-20) ?? (await town.house())
  const category = 'curb-damage'
  const answer = 'Бордюр выправили и закрепили раствором, край дороги ровный.'
  const earlier = await town.file(house, { category, text: 'Бордюр завалился на дорогу' })
  await town.move('moderator', earlier.number, { move: 'publish' })
  await town.answer(earlier.number, answer)
  await town.move('moderator', earlier.number, { move: 'publish_answer' })
  const later = await town.file(house, { category, text: 'Бордюр снова лежит на дороге' })
  await town.move('moderator', later.number, { move: 'publish' })

  const moderator = await person({ screen: 'desk', login: 'moderator' })
  const card = await open(moderator, later.number)
  const related = card.getByRole('region', { name: 'О том же самом' })
  const proposed = related.getByRole('article').filter({ hasText: answer })

  await test.step('it stands beside what was answered then', async () => {
    await expect(proposed.getByRole('heading')).toHaveText(`Возможно, повтор № ${earlier.number}`)
    await expect(proposed.getByText('то же место')).toBeVisible()
  })

  await test.step('one press confirms it, and the public card says so', async () => {
    await proposed.getByRole('button', { name: 'Это повтор' }).click()
    await expect(proposed.getByRole('heading')).toHaveText(`Повтор № ${earlier.number}`)
    await expect(card.getByText(`Признано повтором № ${earlier.number}`)).toBeVisible()
    const stranger = await person()
    await stranger.goto(`/reports/${earlier.number}`)
    await expect(stranger.getByRole('link', { name: new RegExp(later.number) })).toBeVisible()
  })

  await test.step('by the keyboard it is taken back, and said to be none', async () => {
    await proposed.getByRole('button', { name: 'Отменить решение' }).press('Enter')
    await expect(proposed.getByRole('heading')).toHaveText(`Возможно, повтор № ${earlier.number}`)
    await proposed.getByRole('button', { name: 'Не повтор' }).press('Enter')
    await expect(proposed.getByRole('heading')).toHaveText(`Не повтор № ${earlier.number}`)
    await moderator.reload()
    await expect(proposed.getByRole('heading')).toHaveText(`Не повтор № ${earlier.number}`)
  })
})
