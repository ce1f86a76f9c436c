import { expect, test } from './test.ts'

test('letters that no mail server took are seen in the console and sent again, one by one or all', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const lost = async () => {
    const { number } = await town.file(house, { contactEmail: 'resident@mail.example' })
    await town.loseLetters(number)
    return number
  }
  const first = await lost()
  const second = await lost()
  const admin = await person({ screen: 'desk', login: 'admin' })
  await admin.goto('/console/deliveries')
  const letters = admin.getByRole('region', { name: 'Письма, которые не дошли' })
  const row = (number: string) => letters.getByRole('row').filter({ hasText: number })

  await expect(row(first)).toContainText('r•••@mail.example')
  await expect(row(first)).toContainText('Сервер не принял адрес')
  await row(first)
    .getByRole('button', { name: /Отправить ещё раз/ })
    .press('Enter')
  await expect(admin.getByText('r•••@mail.example: отправляем ещё раз')).toBeVisible()
  await expect(row(first)).toBeHidden()
  await expect(row(second)).toBeVisible()

  const third = await lost()
  await expect(row(third)).toBeVisible({ timeout: 20_000 })
  await admin.getByRole('button', { name: /^Отправить ещё раз все/ }).press('Enter')
  await expect(row(second)).toBeHidden()
  await expect(row(third)).toBeHidden()
})
