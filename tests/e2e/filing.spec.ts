import { agreeToPublish, pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

test('a resident whose phone does not say where it is files by the address, in three screens', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const resident = await person()
  // Nobody has allowed the browser to tell the place.
  await resident.goto('/new')
  await expect(resident.getByRole('heading', { name: 'Где это?' })).toBeVisible()
  await expect(resident.locator('[data-map="loaded"]')).toBeVisible()
  await resident.getByRole('button', { name: 'Где я' }).tap()
  await expect(
    resident.getByText('Браузер не показал, где вы. Найдите место на карте или по адресу.'),
  ).toBeVisible()

  await resident.getByRole('searchbox', { name: 'Адрес или место' }).fill(house.label.ru)
  await resident
    .getByRole('list', { name: 'Найденное' })
    .getByRole('button', { name: house.label.ru })
    .first()
    .tap()
  await expect(resident.getByText(house.label.ru)).toBeVisible()
  await resident.getByRole('button', { name: 'Здесь', exact: true }).tap()

  await resident.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('скамейка')
  await resident.getByRole('button', { name: /^Сломана скамейка/ }).tap()

  await resident
    .getByRole('textbox', { name: 'Что не так' })
    .fill('Скамейка у подъезда сломана, доска торчит')
  await pickPhoto(resident, 'Снимите или выберите фото', await photo())
  await agreeToPublish(resident)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible()
})
