import { settle } from './people.ts'
import { expect, test } from './test.ts'

test('a neighbour orders the list by support, sends the address on, and reads how many stand behind each', async ({
  person,
  town,
}) => {
  const houses = await town.houses()
  const [older, newer] = [houses.at(-1), houses.at(-2)]
  if (!older || !newer) throw new Error('the town has too few houses')
  const supported = await town.file(older, { text: 'Лужа масла у гаражей' })
  const latest = await town.file(newer, { text: 'Ящики у гаражей' })
  for (const { number } of [supported, latest]) await town.move('moderator', number, { move: 'publish' })
  for (const name of ['first', 'second']) {
    const neighbour = await person()
    await neighbour.goto(`/reports/${supported.number}`)
    await neighbour.getByRole('button', { name: /^У меня тоже/ }).tap()
    await expect(neighbour.getByRole('textbox', { name: 'Почта для новостей' }), name).toBeVisible()
  }

  const page = await person()
  await page.goto('/?all=true')
  await settle(page)
  const lines = page.getByRole('list', { name: 'Сообщения всего города' }).getByRole('link')
  const hrefs = () => lines.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const place = async (number: string) => (await hrefs()).findIndex((href) => href.includes(`/${number}?`))
  /** Whether the supported one comes before the newer; a list that is long may not have come to that yet. */
  const isBefore = async () => {
    const [one, other] = [await place(supported.number), await place(latest.number)]
    return one >= 0 && (other < 0 || one < other)
  }
  await expect(page.locator(`a[href*="/reports/${supported.number}?"]`)).toBeVisible()
  expect(await isBefore()).toBe(false)

  await page.getByRole('button', { name: 'Сначала поддержанные', pressed: false }).tap()
  await expect(page).toHaveURL(/order=supporters/)
  await expect(page.getByRole('heading', { name: /сначала поддержанные$/ })).toBeVisible()
  await expect(lines.filter({ hasText: 'поддержали 2 человека' }).first()).toBeVisible()
  await expect.poll(isBefore).toBe(true)

  await page.reload()
  await expect.poll(isBefore).toBe(true)
  await page.getByRole('button', { name: 'Сначала поддержанные', pressed: true }).tap()
  await expect(page).not.toHaveURL(/order/)
  await expect.poll(isBefore).toBe(false)
})
