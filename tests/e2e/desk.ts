import { expect, type Locator, type Page } from '@playwright/test'

/** The card of a report in the console, with its moves. */
export async function open(page: Page, number: string): Promise<Locator> {
  await page.goto(`/console/${number}`)
  const card = page.getByRole('region', { name: `Сообщение № ${number}` })
  await expect(card.getByRole('region', { name: 'Что сделать' })).toBeVisible()
  return card
}

/** Presses a move where it stands: among the buttons or in the menu of the others. */
export async function begin(page: Page, card: Locator, move: string): Promise<void> {
  const button = card.getByRole('button', { name: move })
  if (await button.isVisible()) return button.click()
  await card.getByRole('button', { name: 'Ещё' }).click()
  await page.getByRole('menuitem', { name: move }).click()
}

/** Types into a field that offers what the city knows, and takes what is offered under that name. */
export async function choose(page: Page, field: Locator, name: string): Promise<void> {
  // The list closes when its form scrolls, as one that is still growing does. Then a person types once more.
  await expect(async () => {
    await field.fill('')
    await field.fill(name)
    await page.getByRole('option', { name }).click({ timeout: 5000 })
  }).toPass({ timeout: 40_000 })
}

/** Takes another place by its address in a form that offers one. */
export async function pickPlace(form: Locator, address: string): Promise<Locator> {
  const place = form.getByRole('group', { name: 'Место' })
  await place.getByRole('button', { name: 'Указать другое место' }).click()
  await place.getByRole('searchbox', { name: 'Адрес или место' }).fill(address)
  await place.getByRole('list', { name: 'Найденное' }).getByRole('button', { name: address }).first().click()
  return place
}
