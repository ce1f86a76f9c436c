import type { Page } from '@playwright/test'
import { demoPassword } from '../support/databases.ts'

/** Signs in as a member of staff does. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill(`${account}@demo.local`)
  await page.getByRole('textbox', { name: 'Пароль' }).fill(demoPassword)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** Presses the button that opens the gallery, and picks one photo there. */
export async function pickPhoto(page: Page, button: string, photo: Buffer): Promise<void> {
  const [gallery] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ])
  await gallery.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
}

/** Says in the form that everyone may read the report: nothing is chosen there beforehand. */
export async function agreeToPublish(page: Page): Promise<void> {
  await page.getByText(/^Текст и фото увидят все/).click()
}

/** Waits until a page is all there: its data, and its map where it has one. */
export async function settle(page: Page): Promise<void> {
  await page.locator('#main').waitFor()
  await page.locator('[data-map="opening"], [aria-busy="true"]').first().waitFor({ state: 'detached' })
}
