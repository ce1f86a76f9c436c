import { expect, test } from './test.ts'

test('a moderator sees a contact for a reason, and an administrator reads who saw it and why', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const { number } = await town.file(house, { contactEmail: 'sosed@example.org' })

  const moderator = await person({ screen: 'desk', login: 'moderator' })
  await moderator.goto(`/console/${number}`)
  await expect(moderator.getByText('s•••@example.org')).toBeVisible()
  await expect(moderator.getByText('sosed@example.org')).toHaveCount(0)
  await moderator.getByRole('button', { name: 'Показать', exact: true }).click()
  const dialog = moderator.getByRole('dialog', { name: 'Показать контакт автора' })
  await dialog.getByRole('button', { name: /Зачем нужен контакт/ }).click()
  await moderator.getByRole('option', { name: 'Уточнить место или суть' }).click()
  await dialog.getByRole('button', { name: 'Показать', exact: true }).click()
  await expect(moderator.getByRole('link', { name: 'sosed@example.org' })).toBeVisible()

  const admin = await person({ screen: 'desk', login: 'admin' })
  await admin.goto('/console/audit')
  await admin.getByRole('textbox', { name: 'Номер или код' }).fill(number)
  const line = admin.getByRole('row').filter({ hasText: 'Просмотр контакта автора' })
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('причина: Уточнить место или суть')
  await expect(line).not.toContainText('sosed')
  await expect(admin).toHaveURL(new RegExp(`object=.*${number}`))
  const saving = admin.waitForEvent('download')
  await admin.getByRole('link', { name: 'Скачать таблицу' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/)

  await line.getByRole('link', { name: `сообщение ${number}` }).click()
  await expect(admin.getByText('s•••@example.org')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Показать', exact: true })).toHaveCount(0)
})

test('a city that asks for a proof of work gets it from the page, and nothing is lost', async ({
  person,
  faults,
}) => {
  faults.expect(/429/)
  const page = await person({ screen: 'phone' })
  const proofs: (string | undefined)[] = []
  await page.route('**/api/search?*', async (route) => {
    const proof = route.request().headers()['x-proof']
    proofs.push(proof)
    if (proof) return route.continue()
    const challenge = '17.abcdef.AAAAAAAA.BBBBBBBBBBBBBBBB'
    const body = {
      type: 'urn:problem:request.too_many',
      title: 'Too many',
      status: 429,
      code: 'request.too_many',
    }
    return route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      json: { ...body, challenge },
    })
  })
  await page.goto('/')
  await page.getByRole('searchbox', { name: 'Поиск по городу' }).fill('дирижабль')
  await expect(page.getByRole('status').filter({ hasText: 'Проверяем, что вы не робот' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ничего не нашлось' })).toBeVisible()
  expect(proofs[0]).toBeUndefined()
  expect(proofs.at(-1)).toMatch(/^17\.abcdef\.AAAAAAAA\.B{16}:\d+$/)
})
