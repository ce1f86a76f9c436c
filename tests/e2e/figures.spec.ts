import type { Locator, Page } from '@playwright/test'
import { pagesOf } from './pdf.ts'
import { settle } from './people.ts'
import { expect, test } from './test.ts'
import type { Filed, House, Town } from './town.ts'

const words = 'Подмели дорожку и поставили урну у скамейки.'

/** A report that is answered with a photo of the place after the work. */
async function fixed(town: Town, house: House, text: string): Promise<Filed> {
  const filed = await town.file(house, { text })
  await town.move('moderator', filed.number, { move: 'publish' })
  await town.answer(filed.number, words)
  await town.move('moderator', filed.number, { move: 'publish_answer' })
  return filed
}

/** Where the line between the photos stands, from 0 at the left edge to 1. */
async function lineOf(compare: Locator): Promise<number> {
  return compare.evaluate((range) => {
    const box = range.parentElement?.getBoundingClientRect()
    const line = range.previousElementSibling?.getBoundingClientRect()
    return box && line ? Math.round(((line.left + 1 - box.left) / box.width) * 100) / 100 : Number.NaN
  })
}

test('a resident reads how the city answers, and a number opens exactly the reports that it counts', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const late = await town.file(house, { text: 'Мусор у сарая лежит с лета' })
  await town.move('moderator', late.number, { move: 'publish' })
  await town.age(late.number, 30)
  const inTime = await town.file(house, { text: 'Мусор у сарая лежит со вчера' })
  await town.move('moderator', inTime.number, { move: 'publish' })
  const page = await person()
  await page.goto('/')
  await settle(page)
  await page.getByRole('searchbox', { name: 'Поиск по городу' }).focus()
  await page.getByRole('link', { name: 'Как отвечает город' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Как отвечает город' })).toBeVisible()
  await page.getByRole('radio', { name: '90 дней' }).tap()
  await expect(page).toHaveURL(/period=quarter/)
  await expect(page.getByText(/^За последние 90 дней город получил/)).toBeVisible()

  const figure = page.locator('dl > div').filter({ hasText: 'Сейчас просрочено' }).getByRole('link')
  await expect(async () => {
    await page.reload()
    const count = Number(await figure.textContent())
    expect(count).toBeGreaterThan(0)
    await figure.tap()
    const lines = page.getByRole('list', { name: 'Сообщения всего города' }).getByRole('listitem')
    await expect(lines).toHaveCount(count)
    await expect(page.locator(`a[href*="/reports/${late.number}"]`)).toBeVisible()
  }).toPass()
  await page.goBack()
  await expect(page).toHaveURL(/figures\?period=quarter/)
})

test('before and after are compared by finger and by keys, and the photos lead to their report', async ({
  person,
  town,
}) => {
  const [, house] = await town.houses()
  if (!house) throw new Error('the town has one house')
  const { number } = await fixed(town, house, 'Бумага на дорожке к скамейке')
  const page = await person({ reducedMotion: 'reduce' })
  await page.goto('/figures')
  const card = page.getByRole('article').filter({ has: page.locator(`a[href*="/reports/${number}"]`) })
  const compare = card.getByRole('slider', { name: /^До и после: / })
  await compare.scrollIntoViewIfNeeded()
  await expect(card.getByText('До', { exact: true })).toBeVisible()
  await expect(card.getByText('После', { exact: true })).toBeVisible()
  await expect.poll(() => loaded(card)).toEqual([true, true])

  await compare.focus()
  await page.keyboard.press('ArrowRight')
  await expect(compare).toHaveValue('51')
  await expect(compare).toHaveAttribute('aria-valuetext', /^«До» видно на 51/)
  await page.keyboard.press('End')
  expect(await lineOf(compare)).toBe(1)
  await page.keyboard.press('Home')
  expect(await lineOf(compare)).toBe(0)
  await tapAt(page, compare, 0.7)
  await expect.poll(() => lineOf(compare)).toBeGreaterThan(0.6)

  await card.getByRole('link').tap()
  await expect(page).toHaveURL(new RegExp(`/reports/${number}`))
  await expect(page.getByRole('heading', { name: 'Что происходит' })).toBeVisible()
})

test('on the page of a fixed report a mouse slides from before to after', async ({ person, town }) => {
  const [, , house] = await town.houses()
  if (!house) throw new Error('the town has two houses')
  const { number } = await fixed(town, house, 'Фантики у качелей')
  const page = await person({ screen: 'desk' })
  await page.goto(`/reports/${number}`)
  const compare = page.getByRole('slider', { name: /^До и после: / })
  await expect(compare).toHaveValue('50')
  await expect(page.getByText(/^Подано .+, исправлено .+$/)).toBeVisible()
  const box = await compare.boundingBox()
  if (!box) throw new Error('nothing to slide')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + box.width / 2, middle)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.2, middle, { steps: 5 })
  await page.mouse.up()
  expect(await lineOf(compare)).toBeLessThan(0.25)

  // The photos still open one by one.
  await page
    .getByRole('button', { name: /Открыть фото 1/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
})

test('a report that was not fixed compares nothing', async ({ person, town }) => {
  const filed = await town.file(await town.house(), { text: 'Обёртки у крыльца' })
  await town.move('moderator', filed.number, { move: 'publish' })
  const page = await person()
  await page.goto(`/reports/${filed.number}`)
  await expect(page.getByRole('heading', { name: 'Что происходит' })).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
})

test('a report is printed on one sheet with what it says and nothing to press', async ({ person, town }) => {
  const [, , , house] = await town.houses()
  if (!house) throw new Error('the town has three houses')
  const { number } = await fixed(town, house, 'Пакеты под окнами первого подъезда')
  const page = await person({ screen: 'desk' })
  await page.goto(`/reports/${number}`)
  await settle(page)
  await page.emulateMedia({ media: 'print' })
  for (const name of ['Поделиться', 'Скопировать ссылку', 'Печать', 'Сообщить о проблеме', 'Мои сообщения'])
    await expect(page.getByRole('button', { name }).or(page.getByRole('link', { name }))).toBeHidden()
  await expect(page.getByRole('slider')).toBeHidden()
  for (const text of [`№ ${number}`, words, 'Обещали ответить', `${town.address}/reports/${number}`])
    await expect(page.getByText(text, { exact: true })).toBeVisible()
  await expect(page.getByText('Где', { exact: true }).locator('..')).toContainText(house.label.ru)
  await expect(page.getByText(/^Дан ответ/).first()).toBeVisible()
  await expect.poll(() => loaded(page.locator('article'))).not.toContain(false)

  expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toEqual(['595 × 842'])
})

test('where the device will not share a link, the link is copied', async ({ person, town }) => {
  const { number } = await fixed(town, await town.house(), 'Салфетки у лавки')
  const page = await person()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript({
    content: "navigator.share = () => Promise.reject(new DOMException('no target', 'NotAllowedError'))",
  })
  await page.goto(`/reports/${number}#secret`)
  await page.getByRole('button', { name: 'Поделиться' }).tap()
  await expect(page.getByText('Ссылка скопирована')).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${town.address}/reports/${number}`)
})

/** Whether each photo has come. */
const loaded = (place: Locator) =>
  place
    .getByRole('img')
    .evaluateAll((photos) =>
      photos.map((photo) => (photo as unknown as { naturalWidth: number }).naturalWidth > 0),
    )

/** A finger on a share of the width. */
async function tapAt(page: Page, target: Locator, share: number): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing to touch')
  await page.touchscreen.tap(box.x + box.width * share, box.y + box.height / 2)
}
