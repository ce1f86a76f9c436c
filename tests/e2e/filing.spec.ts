import type { Page } from '@playwright/test'
import { agreeToPublish, pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

/** Between the rails at the southern end of the demo town. */
test('on the ground of another body the form says whom to call before a word is written, and lets the pin go on', async ({
  person,
  town,
}) => {
  const [house] = await town.houses()
  if (!house) throw new Error('the town has no houses')
  const rails = await town.groundOf('railway')
  const resident = await person()
  await toTell(resident, rails, 'неубранная территория', 'Неубранная общественная территория')

  const body = resident.getByRole('region', { name: 'Здесь отвечает не город' })
  await test.step('who, by what number, and where to write', async () => {
    await expect(body.getByText('Отвечает Железная дорога, дистанция пути')).toBeVisible()
    await expect(body.getByRole('link', { name: 'Позвонить +7 (000) 300-20-01' })).toHaveAttribute(
      'href',
      'tel:+70003002001',
    )
    await expect(body.getByRole('link', { name: 'Открыть сайт' })).toHaveAttribute(
      'href',
      'https://railway.example/appeal',
    )
    await expect(resident.getByRole('textbox', { name: 'Что не так' })).toBeHidden()
    await expect(resident.getByRole('button', { name: 'Отправить' })).toBeHidden()
  })

  await test.step('a pin that is moved off is the city’s matter again', async () => {
    await resident.getByRole('button', { name: 'Указать другое место' }).tap()
    await resident.getByRole('searchbox').fill(house.label.ru)
    await resident.getByRole('list').getByRole('button', { name: house.label.ru }).first().tap()
    await expect(resident.getByText(house.label.ru)).toBeVisible()
    await resident.getByRole('button', { name: 'Здесь', exact: true }).tap()
    await expect(resident.getByText(/^Ответит\s/)).toBeVisible()
    await expect(body).toBeHidden()
    await expect(resident.getByRole('textbox', { name: 'Что не так' })).toBeVisible()
  })
})

test('what the city passes on to another body says so, and is taken', async ({ person, town }) => {
  const house = await town.house()
  const resident = await person()
  await toTell(resident, house, 'машина мешает', 'Машина мешает проезду')
  const body = resident.getByRole('region', { name: 'Здесь отвечает не город' })
  await expect(body.getByText('Мы примем сообщение и передадим туда.')).toBeVisible()
  await expect(body.getByRole('link', { name: 'Позвонить 102' })).toBeVisible()
  await pickPhoto(resident, 'Снимите или выберите фото', await photo())
  await resident.getByRole('textbox', { name: 'Что не так' }).fill('Мусоровоз не может проехать третий день')
  await resident.getByText('Нет', { exact: true }).tap()
  await agreeToPublish(resident)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible({ timeout: 60_000 })
})

type Place = { readonly lon: number; readonly lat: number }

/** Goes through place and category up to the last screen. */
async function toTell(page: Page, { lon, lat }: Place, words: string, category: string): Promise<void> {
  await page.goto(`/new?at=${lon},${lat},17`)
  await page.getByRole('button', { name: 'Здесь', exact: true }).tap()
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill(words)
  await page.getByRole('button', { name: category }).tap()
}
