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
    filed.push(await town.file(house, { contactEmail: 'potok@example.org', text: `Мусор, раз ${count + 1}` }))
  const [first, second] = filed

  const page = await person({ screen: 'desk', login: 'moderator' })
  await page.goto('/console')
  const line = page.getByRole('region', { name: 'Много сообщений от одного автора' })
  await expect(line).toContainText('7 сообщений от одного автора за сутки')
  await line.getByRole('button', { name: 'Разобрать вместе' }).click()
  const dialog = page.getByRole('dialog', { name: 'Много сообщений от одного автора' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(7)
  await expect(dialog.getByText('potok@example.org')).toHaveCount(0)
  await dialog.getByText('Мусор, раз 1', { exact: false }).click()
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
  await expect(line).toHaveCount(0)
})
