import { settle } from './people.ts'
import { expect, test } from './test.ts'

test('a resident finds the house and reads who answers for it, with the phone', async ({ person, town }) => {
  const { lon, lat, label } = await town.house()
  const page = await person()
  await page.goto('/')
  await settle(page)
  await page.getByRole('searchbox', { name: 'Поиск по городу' }).focus()
  await page.getByRole('link', { name: 'Кто отвечает' }).tap()
  await page.getByRole('searchbox', { name: 'Адрес или место' }).fill(label.ru)
  await page.getByRole('list', { name: 'Найденное' }).getByRole('button').first().tap()
  await expect(page.getByRole('status').filter({ hasText: label.ru })).toBeVisible()

  const reply = await page.request.get(`/api/responsible?lon=${lon}&lat=${lat}`)
  const { groups, agencies } = await reply.json()
  const housing = groups.find(({ code }: { code: string }) => code === 'housing')
  const uk = agencies.find(({ code }: { code: string }) => code === housing.agencies[0].agency)
  const line = page
    .getByRole('list', { name: 'Кто отвечает' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: housing.name.ru }) })
  await expect(line.getByText(uk.name.ru, { exact: true })).toBeVisible()
  await expect(line.getByRole('link', { name: `Позвонить: ${uk.name.ru}, ${uk.phone}` })).toHaveAttribute(
    'href',
    `tel:${uk.phone.replace(/[^+\d]/g, '')}`,
  )
})

test('a resident types an address while the names of topics are still on their way', async ({
  person,
  town,
}) => {
  const { label } = await town.house()
  const page = await person()
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  await page.route('**/api/categories', async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  await page.goto('/who')
  const field = page.getByRole('searchbox', { name: 'Адрес или место' })
  await field.focus()
  await asked.promise
  await expect(page.getByRole('list', { name: 'Кто отвечает' })).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.insertText(label.ru)
  await expect(page.getByRole('list', { name: 'Найденное' }).getByRole('button').first()).toBeVisible()
  held.resolve()
})
