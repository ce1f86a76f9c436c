import { settle } from './people.ts'
import { expect, test } from './test.ts'

/** What is served is judged by `faults`: a breach of the content policy ends the test. */
test('the page of a report says what it is to programs, and its name goes with it', async ({
  person,
  town,
}) => {
  const { number } = await town.file(await town.house())
  await town.move('moderator', number, { move: 'publish' })
  const page = await person()
  const served = await (await page.request.get(`/reports/${number}`)).text()
  expect(served).toContain(`<title>№ ${number}. `)

  await page.goto(`/reports/${number}`)
  await expect(page.getByRole('article')).toBeVisible()
  await expect(page).toHaveTitle(`№ ${number}. Неубранная общественная территория · Активный горожанин`)
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'Report', reportNumber: number })
  const picture = await page.request.get(`/api/reports/${number}/preview`)
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/jpeg'])

  await page.getByRole('link', { name: 'К списку' }).click()
  await settle(page)
  await expect(page).toHaveTitle('Активный горожанин')
})
