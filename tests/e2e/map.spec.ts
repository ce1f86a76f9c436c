import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from './test.ts'
import type { Filed, House, Town } from './town.ts'

test('the map draws a report, and a press on its mark opens it', async ({ person, town }) => {
  const { house, report } = await litterAt(town, 7)
  const resident = await person({ screen: 'desk' })
  await resident.goto(placeOf(house))
  const mark = await middleOf(resident)
  await expect.poll(() => bluePixels(resident, mark)).toBeGreaterThan(100)

  await resident.mouse.click(mark.x, mark.y)
  await expect(resident.getByRole('region', { name: `Сообщение № ${report.number}` })).toBeVisible()
  await expect(resident).toHaveURL(new RegExp(`/reports/${report.number}`))
})

test('on a phone a tap on a mark shows a small card; the page is one tap further, the ground lets it go', async ({
  person,
  town,
}) => {
  const { house, report } = await litterAt(town, 14)
  const resident = await person()
  await resident.goto(placeOf(house))
  const mark = await middleOfPhone(resident)
  await expect.poll(() => bluePixels(resident, mark)).toBeGreaterThan(100)

  const card = resident.getByRole('region', { name: 'Сообщение на карте' })
  await resident.touchscreen.tap(mark.x, mark.y)
  await expect(card.getByText('Неубранная общественная территория')).toBeVisible()
  await expect(card.getByText('Направлено')).toBeVisible()
  await expect(card.getByText(/^Ответит/)).toBeVisible()
  await expect(resident).toHaveURL(new RegExp(`spot=${report.number}`))

  await resident.touchscreen.tap(mark.x - 150, mark.y - 150)
  await expect(card).toBeHidden()
  await resident.touchscreen.tap(mark.x, mark.y)
  await card.getByRole('button', { name: 'Закрыть' }).tap()
  await expect(card).toBeHidden()

  // Two taps on one spot within half a second are the map's own: it comes nearer.
  await expect(async () => {
    await resident.touchscreen.tap(mark.x, mark.y)
    await expect(card).toBeVisible({ timeout: 2000 })
  }).toPass()
  await card.getByRole('link').tap()
  await expect(resident.getByRole('region', { name: `Сообщение № ${report.number}` })).toBeVisible()
  await resident.goBack()
  await expect(card).toBeVisible()
})

test('where the card of a mark cannot come that is said, and the page stays', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/net::ERR_FAILED/)
  const { house, report } = await litterAt(town, 14)
  const resident = await person()
  await resident.route('**/assets/tap-card-*', (route) => route.abort())
  await resident.goto(`${placeOf(house)}&spot=${report.number}`)
  await expect(resident.getByText(/^Эта часть страницы не загрузилась/)).toBeVisible()
  await expect(resident.getByRole('searchbox', { name: 'Поиск по городу' })).toBeVisible()
})

test('a filter changes what map and list show, and stands in the address', async ({ person, town }) => {
  const { house, report } = await litterAt(town, 8)
  const resident = await person({ screen: 'desk' })
  await resident.goto(placeOf(house))
  const mark = await middleOf(resident)
  const line = resident
    .getByRole('list', { name: 'Сообщения на карте' })
    .locator(`[href*="${report.number}"]`)
  await expect(line).toBeVisible()
  await expect.poll(() => bluePixels(resident, mark)).toBeGreaterThan(100)

  const closed = resident.getByRole('button', { name: 'закрыто' })
  await closed.click()
  await expect(closed).toHaveAttribute('aria-pressed', 'true')
  await expect(resident).toHaveURL(/[?&]status=closed/)
  await expect.poll(() => bluePixels(resident, mark)).toBeLessThan(20)
  await expect(line).toBeHidden()

  await resident.reload()
  await expect(closed).toHaveAttribute('aria-pressed', 'true')
  await closed.click()
  await expect(resident).not.toHaveURL(/status=/)
  await expect.poll(() => bluePixels(resident, mark)).toBeGreaterThan(100)
})

test('reports of one house are one mark that says what they are, and a press on it opens them as a list', async ({
  person,
  town,
}) => {
  const { house, report } = await litterAt(town, 12)
  const second = await town.file(house, { text: 'И у второго подъезда мусор' })
  await town.move('moderator', second.number, { move: 'publish' })
  const resident = await person({ screen: 'desk' })
  await resident.goto(placeOf(house))
  const mark = await middleOf(resident)
  await expect.poll(() => bluePixels(resident, mark)).toBeGreaterThan(100)

  await resident.mouse.move(mark.x + 3, mark.y + 3)
  await expect(resident.getByText('2 сообщения', { exact: true })).toBeVisible()
  await resident.mouse.click(mark.x, mark.y)
  const lines = resident.getByRole('list', { name: 'Сообщения в этом месте' }).getByRole('link')
  await expect(lines).toHaveCount(2)
  await expect(resident).toHaveURL(/[?&]heap=/)
  await lines.first().click()
  await expect(
    resident.getByRole('region', { name: new RegExp(`Сообщение № (${report.number}|${second.number})`) }),
  ).toBeVisible()
})

test('a press on a cluster goes so near that it falls apart', async ({ person, town }) => {
  const { house } = await litterAt(town, 13)
  await litterAt(town, 14)
  const resident = await person({ screen: 'desk', reducedMotion: 'reduce' })
  await resident.goto(`/?at=${house.lon},${house.lat},11`)
  const zoom = () => Number(/[?&]at=([^&]+)/.exec(decodeURIComponent(resident.url()))?.[1]?.split(',')[2])
  await expect(async () => {
    const mark = await clusterNear(resident, await middleOf(resident))
    await resident.mouse.click(mark.x, mark.y)
    await expect.poll(zoom, { timeout: 2000 }).toBeGreaterThan(12)
  }).toPass()
})

test('a period and an agency in the address bind the list, and one that there is not is told', async ({
  person,
  town,
  faults,
}) => {
  const { house, report } = await litterAt(town, 15)
  const resident = await person({ screen: 'phone' })
  await resident.goto(placeOf(house))
  const line = resident.locator(`[href*="${report.number}"]`)
  await expect(line).toBeAttached()

  await resident.goto(`${placeOf(house)}&to=2020-01-01`)
  await expect(resident.getByText('С такими фильтрами ничего нет')).toBeAttached()
  await resident.goto(`${placeOf(house)}&from=2020-01-01&agency=${report.agency.code}`)
  await expect(line).toBeAttached()
  faults.expect(/agency=nobody says/)
  await resident.goto(`${placeOf(house)}&agency=nobody`)
  await expect(resident.getByText('В ссылке назван фильтр, которого в городе нет.')).toBeAttached()
})

test('the sheet of period and agency writes the address', async ({ person }) => {
  const resident = await person({ screen: 'desk' })
  await resident.goto('/')
  await resident.getByRole('button', { name: 'Период и служба' }).click()
  await resident.getByRole('button', { name: '7 дней' }).click()
  await expect(resident).toHaveURL(/[?&]from=\d{4}-\d\d-\d\d/)
  await resident.getByRole('group', { name: 'Кто отвечает' }).getByRole('checkbox').first().press('Space')
  await expect(resident).toHaveURL(/[?&]agency=/)
  await resident.getByRole('button', { name: 'За всё время, все службы' }).click()
  await expect(resident).not.toHaveURL(/from=|agency=/)
})

test('the map shows where reports are dense, and the address says so', async ({ person, town }) => {
  const { house } = await litterAt(town, 16)
  const resident = await person({ screen: 'desk' })
  await resident.goto(`/?at=${house.lon},${house.lat},13`)
  await middleOf(resident)
  const heat = resident.getByRole('button', { name: 'Где сообщений больше' })
  await heat.click()
  await expect(heat).toHaveAttribute('aria-pressed', 'true')
  await expect(resident).toHaveURL(/[?&]heat=true/)
  await heat.click()
  await expect(resident).not.toHaveURL(/heat=/)
})

test('by keyboard alone a resident finds a report in the list, reads it and goes back', async ({
  person,
  town,
}) => {
  const { house, report } = await litterAt(town, 9)
  const resident = await person({ screen: 'desk' })
  await resident.goto(placeOf(house))

  const filter = resident.getByRole('button', { name: 'у службы' })
  await tabTo(resident, filter)
  await resident.keyboard.press('Space')
  await expect(filter).toHaveAttribute('aria-pressed', 'true')

  await tabTo(
    resident,
    resident.getByRole('list', { name: 'Сообщения на карте' }).locator(`[href*="${report.number}"]`),
  )
  await resident.keyboard.press('Enter')
  const card = resident.getByRole('region', { name: `Сообщение № ${report.number}` })
  await expect(card).toBeVisible()

  await tabTo(resident, card.getByRole('button', { name: /Открыть фото 1 из 1/ }))
  await resident.keyboard.press('Enter')
  await expect(resident.getByRole('dialog')).toBeFocused()
  await expect(resident.getByRole('dialog').getByRole('img')).toBeInViewport({ ratio: 1 })
  await resident.keyboard.press('Escape')
  await expect(resident.getByRole('dialog')).toBeHidden()

  await tabTo(resident, card.getByRole('link', { name: 'К списку' }))
  await resident.keyboard.press('Enter')
  await expect(filter).toBeVisible()
})

test('by keyboard alone a resident finds an address and stands the pin there', async ({ person, town }) => {
  const house = (await town.houses())[10]
  if (!house) throw new Error('the town has too few houses')
  const resident = await person({ screen: 'desk' })
  await resident.goto('/')
  await tabTo(resident, resident.getByRole('link', { name: 'Сообщить о проблеме' }))
  await resident.keyboard.press('Enter')

  await tabTo(resident, resident.getByRole('searchbox', { name: 'Адрес или место' }))
  await resident.keyboard.type(house.label.ru)
  const found = resident.getByRole('list', { name: 'Найденное' }).getByRole('button')
  await tabTo(resident, found.filter({ hasText: new RegExp(`${house.label.ru}\\s*дом`) }).first())
  await resident.keyboard.press('Enter')
  await expect(resident.locator('p').filter({ hasText: house.label.ru })).toBeVisible()

  await tabTo(resident, resident.getByRole('button', { name: 'Здесь', exact: true }))
  await resident.keyboard.press('Enter')
  await expect(resident.getByRole('heading', { name: 'Что случилось?' })).toBeVisible()
})

test('arrows go along what was found, Enter in the field takes the first, Escape clears', async ({
  person,
  town,
}) => {
  const house = (await town.houses())[10]
  if (!house) throw new Error('the town has too few houses')
  const resident = await person({ screen: 'desk' })
  await resident.goto('/new')
  const field = resident.getByRole('searchbox', { name: 'Адрес или место' })
  const found = resident.getByRole('list', { name: 'Найденное' }).getByRole('button')
  await field.fill(house.label.ru.replace(/, .*$/, ''))
  await expect(found.nth(2)).toBeVisible()

  await field.press('ArrowDown')
  await expect(found.nth(0)).toBeFocused()
  await resident.keyboard.press('ArrowDown')
  await expect(found.nth(1)).toBeFocused()
  await resident.keyboard.press('End')
  await expect(found.last()).toBeFocused()
  await resident.keyboard.press('Home')
  await resident.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await field.press('Escape')
  await expect(field).toHaveValue('')

  await field.fill(house.label.ru)
  await expect(found.first()).toContainText(house.label.ru)
  await expect(resident.locator('[aria-busy="true"]')).toHaveCount(0)
  await field.press('Enter')
  await expect(resident.locator('p').filter({ hasText: house.label.ru })).toBeVisible()
  await expect(field).toHaveValue('')
})

test('on the map of the console reports of one house are one mark, and each press opens the next', async ({
  person,
  town,
}) => {
  const house = (await town.houses())[11]
  if (!house) throw new Error('the town has too few houses')
  const first = await town.file(house, { text: 'Рассыпан керамзит' })
  const second = await town.file(house, { text: 'Опять керамзит' })
  const dispatcher = await person({ screen: 'wide', login: 'dispatcher', reducedMotion: 'reduce' })
  await dispatcher.goto('/console?q=керамзит')
  const map = dispatcher.locator('[data-map="loaded"]')
  await expect(map).toBeVisible()

  const opened = () => /\/console\/(\d+-\d+)/.exec(dispatcher.url())?.[1]
  const press = async () => {
    const before = opened()
    // The map draws the mark, and later flies to what has been opened: a press may come too early.
    await expect(async () => {
      const { x, y, width, height } = await boxOf(map)
      await dispatcher.mouse.click(x + width / 2, y + height / 2)
      await dispatcher.waitForURL(() => opened() !== before, { timeout: 2000 })
    }).toPass()
    return opened()
  }
  const numbers = [await press(), await press()]
  expect(numbers.toSorted()).toEqual([first.number, second.number].toSorted())
})

/** A published report at a house where nobody else reports anything. */
async function litterAt(town: Town, index: number): Promise<{ house: House; report: Filed }> {
  const house = (await town.houses())[index]
  if (!house) throw new Error('the town has too few houses')
  const report = await town.file(house)
  await town.move('moderator', report.number, { move: 'publish' })
  return { house, report }
}

/** The map looks at the house from so near that nothing is a cluster. */
const placeOf = ({ lon, lat }: House) => `/?at=${lon},${lat},18.5`

type Point = { readonly x: number; readonly y: number }

/** The middle of the part of the map that nothing lies over: on a desk the list takes a column on the left. */
async function middleOf(page: Page): Promise<Point> {
  await expect(page.locator('[data-map="loaded"]')).toBeVisible()
  const map = await boxOf(page.locator('[data-map]'))
  const list = await boxOf(page.getByRole('region', { name: 'Сообщения и поиск' }))
  return { x: (list.x + list.width + map.x + map.width) / 2, y: map.y + map.height / 2 }
}

/** The same on a phone, where the sheet takes a strip at the bottom. */
async function middleOfPhone(page: Page): Promise<Point> {
  await expect(page.locator('[data-map="loaded"]')).toBeVisible()
  const map = await boxOf(page.locator('[data-map]'))
  const sheet = await boxOf(page.getByRole('region', { name: 'Сообщения и поиск' }))
  return { x: map.x + map.width / 2, y: (map.y + sheet.y) / 2 }
}

/** Where a mark is: the pointer looks for it, since a cluster stands in the middle of its reports. */
async function clusterNear(page: Page, { x, y }: Point): Promise<Point> {
  const steps = [0, -20, 20, -40, 40, -60, 60]
  for (const point of steps.flatMap((down) => steps.map((across) => ({ x: x + across, y: y + down })))) {
    await page.mouse.move(point.x, point.y)
    if (await page.locator('[data-over-report="true"]').count()) return point
  }
  throw new Error('no mark is near')
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is nowhere on the page`)
  return box
}

/** How many pixels round a point have the blue of a report that is with its agency: the ground has no such colour. */
async function bluePixels(page: Page, { x, y }: Point): Promise<number> {
  const clip = { x: x - 20, y: y - 20, width: 40, height: 40 }
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: info.width * info.height }, (_, at) =>
    data.subarray(at * 3, at * 3 + 3),
  )
  return pixels.filter(([red = 0, , blue = 0]) => blue - red > 60).length
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isFocused(wanted)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}

function isFocused(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus'))
}
