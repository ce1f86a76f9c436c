import { expect, test } from './test.ts'

test('on a phone staff go from page to page by the menu', async ({ person }) => {
  const curator = await person({ login: 'curator' })
  await curator.goto('/console')
  await expect(curator.getByRole('navigation', { name: 'Разделы' })).toBeHidden()
  for (const [page, address] of [
    ['Нормы', '/console/norms'],
    ['Сводка', '/head'],
    ['Пульт', '/console'],
  ] as const) {
    await curator.getByRole('button', { name: /^Вы вошли/ }).tap()
    await curator.getByRole('menuitemradio', { name: page }).tap()
    await expect(curator).toHaveURL(new RegExp(`${address}$`))
    // The address comes first, the page after it.
    await expect(curator).toHaveTitle(new RegExp(page))
  }
  await curator.getByRole('button', { name: /^Вы вошли/ }).tap()
  await expect(curator.getByRole('menuitemradio', { name: 'Пульт' })).toBeChecked()
})

test('on a desk the page of an open card is the console', async ({ person, town }) => {
  const { number } = await town.file(await town.house())
  const moderator = await person({ screen: 'desk', login: 'moderator' })
  await moderator.goto(`/console/${number}`)
  const pages = moderator.getByRole('navigation', { name: 'Разделы' })
  await expect(pages.getByRole('link', { name: 'Пульт' })).toHaveAttribute('aria-current', 'page')
  await expect(pages.getByRole('link', { name: 'Нормы' })).not.toHaveAttribute('aria-current', 'page')
})
