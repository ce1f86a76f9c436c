import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { goodPassword, totpAt } from '../support/staff.ts'
import { settle, signIn } from './people.ts'
import { expect, test } from './test.ts'

/** The code that an authenticator shows; `steps` later than now, as one code is taken once. */
const codeOf = (secret: string, steps = 0) => totpAt(secret.replaceAll(' ', ''), Date.now() + steps * 30_000)

async function expectAccessible(page: Page): Promise<void> {
  // What is read out for a moment is no part of the page.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('an administrator invites a dispatcher, who enrols and signs in; two administrators raise her', async ({
  person,
  faults,
}) => {
  // The used link, the used code and a short password are refused.
  faults.expect(/401.*\/api\//)
  faults.expect(/40[14].*\/api\/(session\/totp|invitations\/open)/)
  faults.expect(/422.*\/api\/invitations\/accept/)
  const admin = await person({ screen: 'desk' })
  const invited = await person({ screen: 'phone' })
  const login = `olga-${Date.now()}@city.example`
  let link = ''
  let secret = ''
  let spare = ''

  await test.step('the administrator invites, and without a mail server hands the link over', async () => {
    await signIn(admin, 'admin')
    await admin.getByRole('link', { name: 'Сотрудники' }).click()
    await admin.getByRole('button', { name: 'Пригласить' }).click()
    const dialog = admin.getByRole('dialog', { name: 'Пригласить сотрудника' })
    await dialog.getByRole('textbox', { name: 'Рабочая почта' }).fill(login)
    await dialog.getByRole('textbox', { name: 'Имя' }).fill('Ольга Новикова')
    await dialog.getByText('Диспетчер', { exact: true }).click()
    await expectAccessible(admin)
    await dialog.getByRole('button', { name: 'Отправить приглашение' }).click()
    link = await dialog.getByRole('textbox', { name: 'Ссылка для приглашённого' }).inputValue()
    await dialog.getByRole('button', { name: 'Готово' }).click()
    await expect(admin.getByRole('row', { name: /Ольга Новикова/ })).toContainText('Диспетчер')
  })

  await test.step('the invited sets a password and enrols the second step', async () => {
    await invited.goto(`/invitation#${link.split('#')[1]}`)
    const password = invited.getByLabel('Новый пароль')
    await password.fill('коротко')
    await invited.getByRole('button', { name: 'Дальше' }).click()
    await expect(invited.getByText('Нужно не меньше двенадцати знаков.')).toBeVisible()
    await expectAccessible(invited)
    await password.fill(goodPassword)
    await invited.getByRole('button', { name: 'Дальше' }).click()
    await invited.getByRole('heading', { name: 'Второй шаг входа' }).waitFor()
    secret = (await invited.locator('code').textContent()) ?? ''
    await expect(invited.getByRole('img', { name: 'QR-код для приложения с кодами' })).toBeVisible()
    await expectAccessible(invited)
    await invited.getByLabel('Код', { exact: true }).fill(codeOf(secret))
    await invited.getByRole('button', { name: 'Подтвердить' }).click()
    const codes = invited.getByRole('list', { name: 'Запасные коды' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    spare = (await codes.first().textContent()) ?? ''
    await expectAccessible(invited)
    await invited.getByRole('button', { name: 'Коды сохранены, войти' }).click()
    await expect(invited).toHaveURL(/\/console$/)
  })

  await test.step('she signs in again with a code, and the used one is refused', async () => {
    await invited.getByRole('button', { name: /^Вы вошли/ }).click()
    await invited.getByRole('menuitem', { name: 'Выйти' }).click()
    await invited.getByRole('textbox', { name: 'Логин' }).fill(login)
    await invited.getByLabel('Пароль', { exact: true }).fill(goodPassword)
    await invited.getByRole('button', { name: 'Войти' }).click()
    await invited.getByRole('heading', { name: 'Код из приложения' }).waitFor()
    await expectAccessible(invited)
    await invited.getByRole('button', { name: 'Телефона нет под рукой' }).click()
    await invited.getByLabel('Запасной код').fill('aaaaa-aaaaa')
    await invited.getByRole('button', { name: 'Войти' }).click()
    await expect(invited.getByText(/Код не подходит/)).toBeVisible()
    await invited.getByLabel('Запасной код').fill(spare)
    await invited.getByRole('button', { name: 'Войти' }).click()
    await expect(invited).toHaveURL(/\/console$/)
  })

  await test.step('the link opens nothing any more', async () => {
    const stranger = await person()
    await stranger.goto(`/invitation#${link.split('#')[1]}`)
    await expect(stranger.getByRole('heading', { name: 'Ссылка не подходит' })).toBeVisible()
    await expectAccessible(stranger)
  })

  await test.step('she sees her sessions and the history of her account', async () => {
    await invited.getByRole('button', { name: /^Вы вошли/ }).click()
    await invited.getByRole('menuitem', { name: 'Вход и безопасность' }).click()
    await expect(invited.getByRole('region', { name: 'Где вы вошли' })).toContainText('это устройство')
    await expect(invited.getByRole('region', { name: 'История входов' })).toContainText(
      'вход по запасному коду',
    )
    await settle(invited)
    await expectAccessible(invited)
  })

  await test.step('one administrator proposes another role, the second approves it', async () => {
    await admin.reload()
    await admin.getByRole('button', { name: 'Изменить: Ольга Новикова' }).first().click()
    const dialog = admin.getByRole('dialog', { name: login })
    await dialog.getByText('Модератор', { exact: true }).click()
    await expectAccessible(admin)
    await dialog.getByRole('button', { name: 'Предложить' }).click()
    const waiting = admin.getByRole('region', { name: 'Ждут второго администратора' })
    await expect(waiting).toContainText('Ольга Новикова: Модератор, Диспетчер')
    await expect(waiting.getByRole('button', { name: /^Утвердить/ })).toHaveAttribute('aria-disabled', 'true')

    const second = await person({ screen: 'desk', login: 'admin2' })
    await second.goto('/console/staff')
    await second.getByRole('button', { name: /^Утвердить: Ольга Новикова/ }).click()
    await expect(second.getByRole('region', { name: 'Ждут второго администратора' })).toBeHidden()
    await expect(second.getByRole('row', { name: new RegExp(login) })).toContainText('Модератор, Диспетчер')
    await expectAccessible(second)
  })

  await test.step('switched off, she is out at once', async () => {
    await admin.reload()
    await admin.getByRole('button', { name: 'Изменить: Ольга Новикова' }).first().click()
    await admin.getByRole('dialog', { name: login }).getByRole('button', { name: 'Отключить' }).click()
    await expect(admin.getByRole('row', { name: new RegExp(login) })).toContainText('отключён')
    await invited.goto('/console')
    await expect(invited).toHaveURL(/\/sign-in/)
  })

  await test.step('the log tells who did what to whom, in words', async () => {
    await admin.goto('/console/audit')
    const line = (what: string) => admin.getByRole('row').filter({ hasText: what }).first()
    await expect(line('Роль выдана')).toContainText('Второй администратор')
    await expect(line('Роль выдана')).toContainText('Ольга Новикова')
    await expect(line('Роль выдана')).toContainText('роли: Модератор, Диспетчер')
    await expect(line('Предложение второму администратору')).toContainText('о чём: роль')
    await expect(line('Учётная запись закрыта')).toContainText('Ольга Новикова')
    await expect(line('Отказ во входе')).toContainText('чем входили: код приложения')
    await expectAccessible(admin)
  })
})
