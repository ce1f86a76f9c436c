import { settle } from './people.ts'
import { expect, test } from './test.ts'

test('on a phone staff go from page to page by the menu', async ({ person }) => {
  const curator = await person({ login: 'curator' })
  await curator.goto('/console')
  await expect(curator.getByRole('navigation', { name: 'Разделы' })).toBeHidden()
  for (const [page, address] of [
    ['Нормы', '/console/norms'],
    ['Сводка', '/head'],
    ['Пульт', '/console'],
  ] as const) {
    await curator.getByRole('button', { name: /^Вы вошли/ }).tap()
    await curator.getByRole('menuitemradio', { name: page }).tap()
    await expect(curator).toHaveURL(new RegExp(`${address}$`))
    // The address comes first, the page after it.
    await expect(curator).toHaveTitle(new RegExp(page))
  }
  await curator.getByRole('button', { name: /^Вы вошли/ }).tap()
  await expect(curator.getByRole('menuitemradio', { name: 'Пульт' })).toBeChecked()
})

test('on a desk the page of an open card is the console', async ({ person, town }) => {
  const { number } = await town.file(await town.house())
  const moderator = await person({ screen: 'desk', login: 'moderator' })
  await moderator.goto(`/console/${number}`)
  const pages = moderator.getByRole('navigation', { name: 'Разделы' })
  await expect(pages.getByRole('link', { name: 'Пульт' })).toHaveAttribute('aria-current', 'page')
  await expect(pages.getByRole('link', { name: 'Нормы' })).not.toHaveAttribute('aria-current', 'page')
})

test('pages with a map have it on its way before their script runs', async ({ person }) => {
  const { request } = await person()
  const linkOf = async (page: string) => (await request.get(page)).headers().link
  const files = [...((await linkOf('/')) ?? '').matchAll(/<([^>]+)>; rel=modulepreload; fetchpriority=low/g)]
  const codes = await Promise.all(files.map(async ([, file]) => (await request.get(file ?? '')).text()))
  expect(codes.filter((code) => code.includes('maplibre'))).toHaveLength(1)
  expect(await linkOf('/reports/2026-1?at=60,56,12')).toBe(await linkOf('/'))
  expect(await linkOf('/figures')).toBeUndefined()
})

test('the map and its worker read one engine', async ({ person }) => {
  const resident = await person()
  const begun = resident.waitForEvent('worker', (worker) => worker.url().includes('map-worker'))
  await resident.goto('/')
  const { request } = resident
  const worker = await (await request.get((await begun).url())).text()
  expect(worker).toMatch(/"\.\/map-engine-[\w-]+\.js"/)
  expect(worker.length).toBeLessThan(60_000)
})

test('the start page asks for its list once, before it is drawn', async ({ person }) => {
  const resident = await person()
  const asked: string[] = []
  resident.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname === '/api/reports') asked.push(search)
  })
  await resident.goto('/')
  await resident.locator('[data-map="loaded"]').waitFor({ state: 'attached' })
  expect(new Set(asked).size).toBe(1)
})

test('an icon says its name to a pointer that rests on it, and to who comes by keyboard', async ({
  person,
}) => {
  const page = await person({ screen: 'desk' })
  await page.goto('/')
  await settle(page)
  const tip = page.getByRole('tooltip')
  await page.getByRole('button', { name: 'Приблизить' }).hover()
  await expect(tip).toHaveText('Приблизить')
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
  await page.getByRole('button', { name: 'Приблизить' }).focus()
  await page.keyboard.press('Tab')
  await expect(tip).toHaveText('Отдалить')
  await page.keyboard.press('Enter')
  await expect(tip).toBeHidden()
})
