import type { Page } from '@playwright/test'
import { pickPhoto, settle } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

test('a resident files a report in English', async ({ person, town }) => {
  const house = await town.house()
  const resident = await person()
  await resident.goto(`/new?at=${house.lon},${house.lat},17`)
  await speakEnglish(resident)
  await expect(resident.getByRole('heading', { name: 'Where is it?' })).toBeVisible()
  await expect(resident.getByText(house.label.en)).toBeVisible()
  await expectEnglish(resident)

  await resident.getByRole('button', { name: 'Here', exact: true }).tap()
  await expect(resident.getByRole('heading', { name: 'What happened?' })).toBeVisible()
  await resident.getByRole('button', { name: /more topics/ }).tap()
  await expectEnglish(resident)

  await resident.getByRole('searchbox', { name: 'For example, pothole or lift' }).fill('broken bench')
  await resident.getByRole('button', { name: 'Broken bench, bin or other street furniture' }).tap()
  await resident.getByRole('textbox', { name: 'What is wrong' }).fill('The bench by the entrance has no back')
  await pickPhoto(resident, 'Take or choose a photo', await photo())
  await expect(resident.getByRole('img', { name: 'Photo 1' })).toBeVisible()
  await expect(resident.getByText(/will\sanswer/)).toBeVisible()
  await expectEnglish(resident)

  await resident.getByText(/^Everyone will see the text/).tap()
  await resident.getByRole('button', { name: 'Send' }).tap()
  await expect(resident.getByRole('heading', { name: /^Accepted/ })).toBeVisible({ timeout: 60_000 })
  await expectEnglish(resident)
  await resident.getByRole('link', { name: 'Open the report' }).tap()
  await expect(resident.getByText('The bench by the entrance has no back')).toBeVisible()
  await expectEnglish(resident)
})

test('the console works in English, and remembers it', async ({ person, town }) => {
  const house = await town.house()
  // Of this group nothing else was filed here: reports beside it would show the words of their authors.
  const { number } = await town.file(house, {
    category: 'power-voltage',
    text: 'The lights dim every evening',
    details: JSON.stringify({ is_dangerous: false }),
    language: 'en',
  })
  const moderator = await person({ screen: 'desk', login: 'moderator' })
  await moderator.goto(`/console/${number}`)
  await speakEnglish(moderator)
  const card = moderator.getByRole('region', { name: `Report ${number}` })
  await expect(card.getByText('The lights dim every evening')).toBeVisible()
  await expectEnglish(moderator)

  await card
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click()
  await expect(moderator.getByText(`${number}`).first()).toBeVisible()
  await moderator.goto(`/console/${number}`)
  await expect(moderator.locator('html')).toHaveAttribute('lang', 'en')
  await expect(card.getByRole('list', { name: 'History' })).toBeVisible()
  await expectEnglish(moderator)
})

async function speakEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Язык и оформление' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

/** What the city wrote in one language: who drew the map, the address of a report. */
const inRussianOnly = /Карта выдуманного города|(?:[а-яё]+\.? )?[А-ЯЁ][А-ЯЁа-яё -]+(?: [а-яё]+\.)?, \d+/g

/** No other word of the page, seen or read aloud, is in Russian letters. */
async function expectEnglish(page: Page): Promise<void> {
  await settle(page)
  const russian = async () => {
    const lines = (await page.locator('body').ariaSnapshot()).split('\n')
    return lines.filter((line) => /[А-Яа-яЁё]/.test(line.replaceAll(inRussianOnly, '')))
  }
  await expect.poll(russian).toEqual([])
}
