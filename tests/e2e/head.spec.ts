import { pagesOf } from './pdf.ts'
import { signIn } from './people.ts'
import { expect, test } from './test.ts'
import type { Town } from './town.ts'

const categories = [
  'litter-public',
  'tree-prune',
  'bench-urn-maf',
  'curb-damage',
  'dead-animal',
  'illegal-kiosk',
]

test('the head signs in, reads what is late, and prints it on one sheet', async ({ person, town }) => {
  await makeLate(town, 14)
  const head = await person({ screen: 'desk' })
  await signIn(head, 'head')
  await expect(head).toHaveURL(/\/head$/)
  await expect(head.getByRole('heading', { level: 1 })).toContainText(/Просрочено \d+ сообщени/)
  const shares = head.getByRole('region', { name: 'Три показателя за 30 дней' })
  await expect(shares.getByText('Нарушен срок ответа')).toBeVisible()
  await expect(shares.getByText(/^\d+\sиз\s\d+, выше\sпредела\s5\s?%$/)).toBeVisible()
  await expect(head.getByRole('heading', { name: 'Службы' })).toBeVisible()
  await expect(head.getByRole('heading', { name: /^Просроченные/ })).toBeVisible()

  const sheet = await head.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pagesOf(sheet)).toEqual(['595 × 842'])
})

test('a figure of the head’s page opens the reports behind it', async ({ person, town }) => {
  await makeLate(town, 1)
  const head = await person({ screen: 'desk', login: 'head' })
  await head.goto('/head')
  const figure = head.locator('dl > div').filter({ hasText: 'срок ответа прошёл' }).getByRole('link')
  const count = (await figure.textContent()) ?? ''
  await figure.click()
  await expect(head.getByRole('heading', { level: 1 })).toContainText(count)
  await expect(head.getByRole('list', { name: 'Сообщения' }).getByRole('link').first()).toBeVisible()
})

/** Published reports of several agencies whose answers should have come weeks ago. */
async function makeLate(town: Town, count: number): Promise<void> {
  const houses = await town.houses()
  for (const [index, house] of houses.slice(-count).entries()) {
    const category = categories[index % categories.length] ?? 'litter-public'
    const { number } = await town.file(house, { category, text: 'Давно ждёт ответа' })
    await town.move('moderator', number, { move: 'publish' })
    await town.age(number, 20 + index)
  }
}
