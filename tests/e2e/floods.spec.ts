import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './test.ts'

test('a moderator handles the flood of one author together, and leaves out what is worth reading', async ({
  person,
  town,
}) => {
  test.setTimeout(180_000)
  const house = await town.house()
  const filed = []
  for (let count = 0; count < 7; count++)
    filed.push(await town.file(house, { contactEmail: 'lavina@example.org', text: `Хлам, раз ${count + 1}` }))
  const [first, second] = filed

  const page = await person({ screen: 'desk', login: 'moderator' })
  await page.goto('/console?q=Хлам')
  const fold = page.getByRole('button', { name: /Один автор: 7 сообщений за 1 минуту/ }).first()
  const rows = page.getByRole('list', { name: 'Сообщения', exact: true }).getByRole('link')
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  const others = await rows.count()

  await test.step('the mouse opens it in its place, and what comes meanwhile leaves it open', async () => {
    await fold.click()
    await expect(rows).toHaveCount(others + 7)
    const [top, under] = [await fold.boundingBox(), await rows.nth(0).boundingBox()]
    expect(top?.y).toBeLessThan(under?.y ?? 0)
    const news = await town.file(house, { text: 'Хлам у другого подъезда' })
    await expect(page.locator(`[id="row-${news.number}"]`)).toBeVisible()
    await expect(fold).toHaveAttribute('aria-expanded', 'true')
    await fold.click()
    await expect(rows).toHaveCount(others + 1)
  })

  await test.step('the keys reach it, open it, and go on into its reports', async () => {
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect(fold).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('j')
    await expect(page.locator(`[id="row-${first?.number}"]`)).toBeFocused()
    await page.keyboard.press('k')
    await expect(fold).toBeFocused()
    await page.keyboard.press('Space')
    await expect(fold).toHaveAttribute('aria-expanded', 'false')
  })

  await page.getByRole('button', { name: /^Разобрать вместе/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Много сообщений от одного автора' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(7)
  await expect(dialog.getByText('lavina@example.org')).toHaveCount(0)
  await dialog.getByText('Хлам, раз 1', { exact: false }).click()
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await test.step('what someone else has moved meanwhile is told, the others move', async () => {
    await town.move('curator', second?.number ?? '', { move: 'publish' })
    await dialog.getByRole('button', { name: /Причина/ }).click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('textbox').fill('Одно и то же сообщение')
    await dialog.getByRole('button', { name: 'Отклонить 6 сообщений' }).click()
    await expect(page.getByText('Готово: 5 сообщений')).toBeVisible()
    await expect(page.getByText(new RegExp(`Не получилось с 1 сообщением: ${second?.number}`))).toBeVisible()
  })
  const session = await town.staff('moderator')
  const statuses = []
  for (const { number } of filed)
    statuses.push((await (await session.get(`/api/console/reports/${number}`)).json()).status)
  expect(statuses).toEqual(['moderation', 'routed', ...Array(5).fill('rejected')])
  expect(first?.number).toBeDefined()
  await expect(fold).toHaveCount(0)
})
