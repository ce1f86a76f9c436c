import { begin, open, pickPlace } from './desk.ts'
import { expect, test } from './test.ts'

test('a moderator moves a report to another house, and reads who will answer before it is saved', async ({
  person,
  town,
}) => {
  const houses = await town.houses()
  const house = houses.at(-30) ?? (await town.house())
  const details = JSON.stringify({ entrance: 2 })
  const { number, agency } = await town.file(house, { category: 'entrance-light', text: 'Темно', details })
  await town.move('moderator', number, { move: 'publish' })

  const moderator = await person({ screen: 'desk', login: 'moderator' })
  const card = await open(moderator, number)
  await begin(moderator, card, 'Исправить…')
  const form = card.getByRole('form', { name: 'Исправить сообщение' })
  const other = houses.find(({ id }) => id !== house.id)
  if (!other) throw new Error('the town has one house')

  const place = await pickPlace(form, other.label.ru)
  await expect(place.getByText(`Было: ${house.label.ru}`)).toBeVisible()
  await expect(form.getByRole('status')).toContainText('Служба: ')
  await expect(form.getByRole('status')).toContainText('Срок не изменится')

  await test.step('the former place is one press away', async () => {
    await place.getByRole('button', { name: 'Оставить прежнее место' }).click()
    await expect(place.getByText(house.label.ru)).toBeVisible()
    await expect(form.getByRole('status')).toBeHidden()
  })

  await test.step('the map that is moved under the pin names its own place', async () => {
    await place.getByRole('button', { name: 'Указать другое место' }).click()
    const map = place.getByRole('region', { name: 'Карта: новое место' })
    await expect(map.locator('[data-map="loaded"]')).toBeVisible()
    await map.scrollIntoViewIfNeeded()
    const box = await map.boundingBox()
    if (!box) throw new Error('the map is not on the screen')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await moderator.mouse.move(x, y)
    await moderator.mouse.down()
    await moderator.mouse.move(x - 90, y - 40, { steps: 10 })
    await moderator.mouse.up()
    await expect(place.getByText(`Было: ${house.label.ru}`)).toBeVisible()
    await expect(form.getByRole('status')).toContainText('Служба: ')
  })

  await test.step('the address that was chosen last is the report’s', async () => {
    await place.getByRole('searchbox', { name: 'Адрес или место' }).fill(other.label.ru)
    await place
      .getByRole('list', { name: 'Найденное' })
      .getByRole('button', { name: other.label.ru })
      .first()
      .click()
    await form.getByRole('button', { name: 'Исправить', exact: true }).click()
    await expect(moderator.getByText(`№ ${number} исправлено`)).toBeVisible()
    await open(moderator, number)
    await expect(card.getByText(other.label.ru).first()).toBeVisible()
    const session = await town.staff('moderator')
    const saved = await (await session.get(`/api/console/reports/${number}`)).json()
    expect(saved.address).toBe(other.label.ru)
    expect(saved.history.at(-1).changes.place).toEqual({ before: house.label.ru, after: other.label.ru })
    expect(agency.code).toBeTruthy()
  })
})
