import type { Page } from '@playwright/test'
import { agreeToPublish, pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

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

test('the connection goes in the middle and comes back: nothing that was written is lost', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/net::ERR_(INTERNET_DISCONNECTED|FAILED)/)
  const house = await town.house()
  const resident = await person()
  await toTell(resident, house, 'скамейка', 'Сломана скамейка')
  await expect(resident.getByText(/^Ответит\s/)).toBeVisible()
  await resident.context().setOffline(true)
  await resident.getByRole('textbox', { name: 'Что не так' }).fill('Скамейка у подъезда без сиденья')
  await pickPhoto(resident, 'Снимите или выберите фото', await photo())
  await expect(resident.getByRole('img', { name: 'Фото 1' })).toBeVisible()
  await agreeToPublish(resident)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: 'Отправим, когда появится связь' })).toBeVisible()
  await resident.context().setOffline(false)
  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible({ timeout: 60_000 })
})

test('a container site that was reported says so in the list and once it is chosen', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const site = await town.site(house)
  const { number } = await town.file(site, {
    category: 'container-overflow',
    text: 'Баки полны, мусор вокруг',
    details: JSON.stringify({ container_site: site.id }),
  })
  await town.move('moderator', number, { move: 'publish' })
  const resident = await person()
  await toTell(resident, site, 'переполнены контейнеры', 'Переполнены контейнеры, мусор вокруг')
  const field = resident.getByRole('combobox', { name: /^Номер контейнерной площадки/ })
  await field.tap()
  const option = resident.getByRole('option').filter({ hasText: 'уже сообщили' }).first()
  await option.tap()
  await expect(resident.getByText('Об этом уже сообщили:')).toBeVisible()
  await expect(resident.getByRole('link', { name: `№ ${number}` })).toBeVisible()
})

test('the page of a category says what belongs there, leads on, and begins a report with it', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const resident = await person()
  await resident.goto('/categories')
  await resident.getByRole('link', { name: 'Сломана скамейка, урна, другая малая форма' }).tap()
  await expect(resident.getByRole('heading', { name: 'Сюда относится', exact: true })).toBeVisible()
  await expect(resident.getByText('Полные урны и детские площадки')).toBeVisible()
  await expect(resident.getByRole('link', { name: 'Переполнена урна' })).toBeVisible()
  await resident.getByRole('button', { name: 'Сообщить о проблеме' }).tap()
  await resident.getByRole('searchbox').fill(house.label.ru)
  await resident.getByRole('list').getByRole('button', { name: house.label.ru }).first().tap()
  await expect(resident.getByText(house.label.ru)).toBeVisible()
  await resident.getByRole('button', { name: 'Здесь', exact: true }).tap()
  await expect(resident.getByRole('heading', { name: 'Расскажите и покажите' })).toBeVisible()
  await resident.getByRole('link', { name: 'Что сюда относится' }).tap()
  await expect(resident.getByText('Полные урны и детские площадки')).toBeVisible()
})

test('what I said «у меня тоже» of stands in my own list', async ({ person, town }) => {
  const house = await town.house()
  const { number } = await town.file(house, { text: 'Пакеты у лавочки напротив' })
  await town.move('moderator', number, { move: 'publish' })
  const resident = await person()
  await resident.goto(`/reports/${number}`)
  await resident.getByRole('button', { name: /^У меня тоже/ }).tap()
  await expect(resident.getByText(/^Вы учтены/)).toBeVisible()
  await resident.goto('/mine')
  await expect(
    resident.getByRole('region', { name: 'У меня тоже' }).getByRole('link', { name: new RegExp(number) }),
  ).toBeVisible()
})

type Place = { readonly lon: number; readonly lat: number }

/** Goes through place and category up to the last screen. */
async function toTell(page: Page, { lon, lat }: Place, words: string, category: string): Promise<void> {
  await page.goto(`/new?at=${lon},${lat},17`)
  await page.getByRole('button', { name: 'Здесь', exact: true }).tap()
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill(words)
  await page.getByRole('button', { name: category }).tap()
}
