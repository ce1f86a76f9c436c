import { readFile } from 'node:fs/promises'
import type { Exported } from '@gorozhanin/domain/accounts/api'
import type { MailCatcher } from '../support/mail-catcher.ts'
import { test } from './mailed-town.ts'
import { expect } from './test.ts'

/** The six digits of the last letter to an address. */
async function codeFor({ letters }: MailCatcher, email: string): Promise<string> {
  const code = () => /\d{6}/.exec(letters.findLast(({ to }) => to === email)?.subject ?? '')?.[0] ?? ''
  await expect.poll(code).toMatch(/^\d{6}$/)
  return code()
}

test('a resident signs in by the code of a letter, sees the reports, takes the data and is forgotten', async ({
  person,
  town,
  mail,
  faults,
}) => {
  test.setTimeout(120_000)
  faults.expect(/404.*\/api\/reports\//)
  const email = `${crypto.randomUUID()}@mail.example`
  const filed = await town.file(await town.house(), { contactEmail: email, consents: '["contact"]' })
  const page = await person({ screen: 'phone' })

  await test.step('the address, a consent that nobody has ticked, then the code', async () => {
    await page.goto('/mine')
    await page.getByRole('link', { name: /^Войдите по почте/ }).tap()
    await page.getByRole('textbox', { name: 'Почта' }).fill(email)
    await page.getByRole('button', { name: 'Получить код' }).tap()
    await expect(page.getByText('Без согласия мы не можем сохранить адрес.')).toBeVisible()
    await page.getByText('Согласен на обработку адреса почты').tap()
    await page.getByRole('button', { name: 'Получить код' }).tap()
    await page.getByRole('textbox', { name: 'Код из письма' }).fill('00')
    await page.getByRole('button', { name: 'Войти', exact: true }).tap()
    await expect(page.getByText('В коде шесть цифр.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Код из письма' }).fill(await codeFor(mail, email))
    await page.getByRole('button', { name: 'Войти', exact: true }).tap()
  })

  await test.step('reports filed before are there, and open as the own', async () => {
    const own = page.getByRole('region', { name: 'Ваши сообщения' })
    await expect(own.getByRole('link', { name: new RegExp(filed.number) })).toBeVisible()
    await own.getByRole('link', { name: new RegExp(filed.number) }).tap()
    await expect(page.getByText('Пока его видите только вы')).toBeVisible()
  })

  await test.step('all that is kept comes as a page and as a file', async () => {
    await page.goto('/account')
    await expect(page.getByText('это устройство')).toBeVisible()
    await page.getByRole('link', { name: 'Открыть страницей' }).tap()
    await expect(page.getByRole('heading', { name: new RegExp(filed.number) })).toBeVisible()
    await page.getByRole('link', { name: 'К моему входу' }).tap()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Скачать файл JSON' }).tap(),
    ])
    const data: Exported = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(data.account.email).toBe(email)
    expect(data.reports.map(({ number }) => number)).toEqual([filed.number])
  })

  await test.step('the account is deleted, and nothing opens the report as the own any more', async () => {
    await page.getByRole('button', { name: 'Удалить меня' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Да, удалить' }).tap()
    await expect(page.getByText('Готово: мы вас больше не знаем')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Войти по почте' })).toBeVisible()
    await page.goto(`/reports/${filed.number}#${filed.follow}`)
    await expect(page.getByText('Такого сообщения не видно')).toBeVisible()
  })
})
