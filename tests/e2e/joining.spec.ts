import type { ReportCard } from '@gorozhanin/domain/reports/api'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import type { House, Town } from './town.ts'

const category = 'pothole-yard'
const details = JSON.stringify({ pothole_size: '15-60cm' })
const words = 'Глубокая яма у въезда во двор'

async function published(town: Town, house: House): Promise<string> {
  const { number } = await town.file(house, { category, details, text: words })
  await town.move('moderator', number, { move: 'publish' })
  return number
}

async function houseFromEnd(town: Town, turn: number): Promise<House> {
  const house = (await town.houses()).at(-turn)
  if (!house) throw new Error('the town has too few houses')
  return house
}

/** Goes through place and category up to the last screen. */
async function write(page: Page, { lon, lat, label }: House): Promise<void> {
  await page.goto(`/new?at=${lon},${lat},17`)
  await expect(page.getByText(label.ru)).toBeVisible()
  await page.getByRole('button', { name: 'Здесь', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('яма во дворе')
  await page.getByRole('button', { name: 'Яма во дворовом проезде' }).click()
  await expect(page.getByRole('heading', { name: 'Расскажите и покажите' })).toBeVisible()
}

const supportersOf = async (page: Page, number: string) =>
  ((await (await page.request.get(`/api/reports/${number}`)).json()) as ReportCard).supporters

test('who files what was reported already joins it by one tap, hears what happens next, and can undo it', async ({
  person,
  town,
}) => {
  const house = await houseFromEnd(town, 3)
  const number = await published(town, house)
  const resident = await person()
  await write(resident, house)
  const hints = resident.getByRole('region', { name: 'Похожие сообщения рядом' })

  await test.step('a card says what was reported, where and how it stands', async () => {
    const card = hints.getByRole('listitem').filter({ hasText: words })
    await expect(hints.getByText('Похоже, об этом уже сообщили')).toBeVisible()
    await expect(card.getByRole('link', { name: 'Яма во дворовом проезде' })).toBeVisible()
    await expect(card.getByText('Направлено')).toBeVisible()
  })

  await test.step('one tap joins it, and no second report is filed', async () => {
    await resident.getByRole('textbox', { name: 'Что не так' }).fill('Тоже вижу эту яму')
    await hints.getByRole('button', { name: 'У меня тоже' }).first().tap()
    await expect(resident.getByRole('heading', { name: `Вы присоединились к № ${number}` })).toBeVisible()
    await expect(resident.getByText('Теперь вас двое: автор и вы.')).toBeVisible()
    expect(await supportersOf(resident, number)).toBe(1)
  })

  await test.step('news come by an address that is agreed to', async () => {
    await resident.getByRole('textbox', { name: 'Почта для новостей' }).fill('sosed@mail.example')
    await resident.getByRole('button', { name: 'Присылать новости' }).tap()
    await expect(resident.getByText(/^Без согласия мы не можем сохранить адрес/)).toBeVisible()
    await resident.getByText(/^Согласен на обработку адреса почты/).tap()
    await resident.getByRole('button', { name: 'Присылать новости' }).tap()
    await expect(resident.getByText(/^На sosed@mail.example придёт письмо/)).toBeVisible()
  })

  await test.step('undone, the draft is there as it was', async () => {
    await resident.getByRole('button', { name: 'Отменить и вернуться к черновику' }).tap()
    await expect(resident.getByRole('textbox', { name: 'Что не так' })).toHaveValue('Тоже вижу эту яму')
    expect(await supportersOf(resident, number)).toBe(0)
  })
})

test('what is something else is put aside by the keyboard, and the form goes on', async ({
  person,
  town,
}) => {
  const house = await houseFromEnd(town, 10)
  await published(town, house)
  const resident = await person({ screen: 'desk' })
  await write(resident, house)
  const hints = resident.getByRole('region', { name: 'Похожие сообщения рядом' })
  const other = hints.getByRole('button', { name: 'Это другое' })
  for (let left = await other.count(); left > 0; left--) {
    await other.first().press('Enter')
    await expect(other).toHaveCount(left - 1)
  }
  await expect(hints.getByRole('status')).toHaveText('Хорошо, это другое. Продолжайте своё сообщение.')
  await expect(hints.getByRole('status')).toBeFocused()
  await expect(resident.getByRole('button', { name: 'Отправить' })).toBeEnabled()
})

test('on the page of a report «У меня тоже» is counted and taken back', async ({ person, town }) => {
  const number = await published(town, await houseFromEnd(town, 15))
  const resident = await person()
  await resident.goto(`/reports/${number}`)
  const support = resident.getByRole('region', { name: 'У меня тоже' })
  await support.getByRole('button', { name: 'У меня тоже' }).tap()
  const said = support.getByRole('button', { name: 'У меня тоже · 1' })
  await expect(said).toHaveAttribute('aria-pressed', 'true')
  await resident.reload()
  await expect(said).toHaveAttribute('aria-pressed', 'true')
  await said.tap()
  await expect(support.getByRole('button', { name: 'У меня тоже', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('without a connection the form says nothing of reports alike, and goes on', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/net::ERR_(INTERNET_DISCONNECTED|FAILED)/)
  const house = await houseFromEnd(town, 20)
  await published(town, house)
  const resident = await person()
  await resident.route(/\/api\/reports\/similar$/, (route) => route.abort())
  await write(resident, house)
  await expect(resident.getByRole('button', { name: 'Отправить' })).toBeVisible()
  await expect(resident.getByText('Похоже, об этом уже сообщили')).toHaveCount(0)
})
