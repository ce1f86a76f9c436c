import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listConsole } from '@gorozhanin/domain/reports/api'
import type { Page } from '@playwright/test'
import { agreeToPublish, pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'
import type { Town } from './town.ts'

const doorOfReports = /\/api\/reports$/

test.beforeEach(({ faults }) => faults.expect(/net::ERR_(INTERNET_DISCONNECTED|FAILED)/))

test('a report written without a connection is sent when the connection is back', async ({
  person,
  town,
}) => {
  const words = 'Скамейка у подъезда без спинки, связи во дворе нет'
  const resident = await person()
  await write(resident, town, words)

  await resident.context().setOffline(true)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: 'Отправим, когда появится связь' })).toBeVisible()
  await resident.context().setOffline(false)

  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible({ timeout: 60_000 })
  expect(await countOf(town, words)).toBe(1)
})

test('a report that could not be sent survives a reload with its photo, and is then sent', async ({
  person,
  town,
}) => {
  const words = 'Урна у входа в парк сломана пополам'
  const resident = await person()
  await write(resident, town, words)
  await resident.route(doorOfReports, (route) => route.abort())
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: 'Отправим, когда появится связь' })).toBeVisible()

  await resident.reload()
  await expect(resident.getByRole('heading', { name: 'Отправим, когда появится связь' })).toBeVisible()
  await resident.getByRole('button', { name: 'Вернуться к сообщению' }).tap()
  await expect(resident.getByRole('textbox', { name: 'Что не так' })).toHaveValue(words)
  await expect(resident.getByRole('img', { name: 'Фото 1' })).toBeVisible()

  await resident.unroute(doorOfReports)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible({ timeout: 60_000 })
  expect(await countOf(town, words)).toBe(1)
})

test('when only the answer of the city is lost, sending again makes no second report', async ({
  person,
  town,
}) => {
  const words = 'Лавочка на бульваре качается и вот-вот упадёт'
  const resident = await person()
  await write(resident, town, words)
  await resident.route(doorOfReports, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  const sendNow = resident.getByRole('button', { name: 'Отправить сейчас' })
  await expect(sendNow).toBeVisible({ timeout: 60_000 })
  expect(await countOf(town, words)).toBe(1)

  await resident.unroute(doorOfReports)
  await sendNow.tap()
  await expect(resident.getByRole('heading', { name: /^Приняли/ })).toBeVisible({ timeout: 60_000 })
  expect(await countOf(town, words)).toBe(1)
})

test('reports that wait for a connection stand in one’s own list, and each is sent once when it is back', async ({
  person,
  town,
}) => {
  const first = 'Скамейка у школы без спинки, рядом пустырь'
  const second = 'Скамейка у аптеки раскачивается на болтах'
  const resident = await person()
  await write(resident, town, first)
  await resident.context().setOffline(true)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await resident.getByRole('button', { name: 'Подать другое сообщение' }).tap()
  await expect(resident.getByRole('heading', { name: 'Где это?' })).toBeVisible()
  await resident.context().setOffline(false)
  await expect(resident.getByText(/^Сообщение отправлено, его номер \d{4}-\d+$/)).toBeVisible({
    timeout: 60_000,
  })
  expect(await countOf(town, first)).toBe(1)

  await write(resident, town, second)
  await resident.getByRole('link', { name: 'На карту, черновик сохранится' }).tap()
  await resident.getByRole('link', { name: 'Мои сообщения' }).tap()
  const drafts = resident.getByRole('region', { name: 'Ещё не у города' })
  await expect(drafts.getByRole('listitem')).toHaveText(/Сломана скамейка.*раскачивается.*Черновик/)
  await drafts.getByRole('button', { name: 'Убрать черновик' }).tap()
  await expect(drafts).toBeHidden()
  await resident.getByRole('button', { name: 'Отменить' }).tap()
  await drafts.getByRole('button', { name: /^Сломана скамейка/ }).tap()
  await expect(resident.getByRole('textbox', { name: 'Что не так' })).toHaveValue(second)
  await expect(resident.getByRole('img', { name: 'Фото 1' })).toBeVisible()
})

test('in airplane mode the city opens, takes a report, and sends it when no page is open any more', async ({
  person,
  town,
}) => {
  const words = 'Скамейка у озера проломлена, связи на берегу нет'
  const before = await person({ worker: true })
  const context = before.context()
  const { lon, lat } = await town.house()
  await before.goto(`/new?at=${lon},${lat},17`)
  await before.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  // What an earlier visit has seen: the page under the worker, with the map and the topics.
  await before.reload()
  await expect(before.getByRole('button', { name: 'Здесь', exact: true })).toBeVisible()
  await before.close()

  await context.setOffline(true)
  const resident = await context.newPage()
  await resident.goto(`/new?at=${lon},${lat},17`)
  await fillIn(resident, words)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
  await expect(resident.getByText('Страницу можно закрыть: отправим сами.')).toBeVisible()
  await resident.close()
  expect(await countOf(town, words)).toBe(0)

  await context.setOffline(false)
  await expect.poll(() => countOf(town, words), { timeout: 90_000 }).toBe(1)
  const after = await context.newPage()
  await after.goto('/mine')
  await expect(after.getByText(/^Сообщение отправлено, его номер \d{4}-\d+$/)).toBeVisible()
  await expect(after.getByRole('region', { name: 'Ещё не у города' })).toBeHidden()
  expect(await countOf(town, words)).toBe(1)
})

/** Goes through the three screens up to the last button. */
async function write(page: Page, town: Town, words: string): Promise<void> {
  const { lon, lat, label } = await town.house()
  await page.goto(`/new?at=${lon},${lat},17`)
  await expect(page.getByText(label.ru)).toBeVisible()
  await fillIn(page, words)
}

async function fillIn(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Здесь', exact: true }).tap()
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('скамейка')
  await page.getByRole('button', { name: 'Сломана скамейка' }).tap()
  await page.getByRole('textbox', { name: 'Что не так' }).fill(words)
  await pickPhoto(page, 'Снимите или выберите фото', await photo())
  await expect(page.getByRole('img', { name: 'Фото 1' })).toBeVisible()
  await agreeToPublish(page)
}

/** How many reports with these words the city has. */
async function countOf({ staff }: Town, q: string): Promise<number> {
  const reply = await (await staff('moderator')).get('/api/console/reports', { params: { q } })
  return ((await reply.json()) as Reply<typeof listConsole>).total
}
