import type { Page } from '@playwright/test'
import { test } from './sms-town.ts'
import { expect } from './test.ts'

const phone = '+79123456789'
const shownPhone = /\+7\s912\s345-67-89/

/** Types the number and the consent, and asks for the code. */
async function askCode(page: Page, typed: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Почта или телефон' }).fill(typed)
  await page.getByRole('button', { name: 'Получить код' }).tap()
}

test('a resident signs in by the code of an SMS, and finds the reports on another phone', async ({
  person,
  town,
  sms,
  faults,
}) => {
  test.setTimeout(180_000)
  faults.expect(/422.*\/api\/account\/(code|session)/)
  const page = await person({ screen: 'phone' })
  await page.clock.install()

  /** The six digits of the `count`-th SMS. */
  async function code(count: number): Promise<string> {
    await expect.poll(() => sms.sent.length).toBe(count)
    const last = sms.sent[count - 1]
    expect(last?.to).toBe(phone)
    return /\b\d{6}\b/.exec(last?.text ?? '')?.[0] ?? ''
  }

  await test.step('one field takes either, and says what is wrong', async () => {
    await page.goto('/account')
    await expect(page.getByRole('heading', { name: 'Войти по почте или телефону' })).toBeVisible()
    await askCode(page, '8 912 345')
    await expect(page.getByText('Проверьте, целиком ли вписаны почта или номер телефона.')).toBeVisible()
    await expect(page.getByText('Без согласия мы не можем сохранить ни адрес, ни номер.')).toBeVisible()
    await page.getByText('Согласен на обработку адреса почты или номера телефона').tap()
    await askCode(page, '+375 29 123-45-67')
    await expect(page.getByText(/^На этот номер СМС не отправляем/)).toBeVisible()
    expect(sms.sent).toEqual([])
    await askCode(page, '8 (912) 345-67-89')
  })

  await test.step('the code comes; a new one may be asked for after a minute', async () => {
    await expect(page.getByText(shownPhone)).toBeVisible()
    const first = await code(1)
    const again = page.getByRole('button', { name: /^Новый код: \d+ с/ })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await page.clock.fastForward(61_000)
    await page.getByRole('button', { name: 'Прислать новый код' }).tap()
    const second = await code(2)
    await expect(again).toBeVisible()
    const field = page.getByRole('textbox', { name: 'Код из СМС' })
    await expect(field).toBeFocused()
    await field.fill(first)
    await page.getByRole('button', { name: 'Войти', exact: true }).tap()
    await expect(page.getByText(/^Код не подошёл/)).toBeVisible()
    await field.fill(second)
    await page.getByRole('button', { name: 'Войти', exact: true }).tap()
  })

  await test.step('the account is known by the phone, and an e-mail may be added for answers', async () => {
    await expect(page.getByRole('heading', { name: 'Мой вход' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Телефон' })).toBeVisible()
    await expect(page.getByText(shownPhone).last()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Добавить почту' })).toBeVisible()
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  })

  const { lon, lat } = await town.house()
  const filed = await page.request.post('/api/reports', {
    multipart: { category: 'thanks', text: 'Спасибо за каток во дворе', lon, lat, public: 'false' },
  })
  expect(filed.status()).toBe(201)
  const { number } = await filed.json()

  await test.step('on another phone the same number opens the same reports', async () => {
    const other = await person({ screen: 'phone' })
    await other.goto('/mine')
    await other.getByRole('link', { name: /^Войдите по почте или телефону/ }).tap()
    await other.getByText('Согласен на обработку адреса почты или номера телефона').tap()
    await askCode(other, '9123456789')
    await other.getByRole('textbox', { name: 'Код из СМС' }).fill(await code(3))
    await other.getByRole('button', { name: 'Войти', exact: true }).tap()
    const own = other.getByRole('region', { name: 'Ваши сообщения' })
    await expect(own.getByRole('link', { name: new RegExp(number) })).toBeVisible()
  })
})
