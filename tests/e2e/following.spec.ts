import type { Caught } from '../support/mail-catcher.ts'
import { test } from './mailed-town.ts'
import { expect } from './test.ts'

const linkIn = ({ text }: Caught, purpose: string) =>
  new RegExp(`/messages/${purpose}\\.[\\w.-]+`).exec(text)?.[0] ?? ''

test('a neighbour follows a house by e-mail, hears of a new report, and stops with one press', async ({
  person,
  town,
  mail,
}) => {
  test.setTimeout(120_000)
  const house = await town.house()
  const email = `${crypto.randomUUID()}@mail.example`
  const letters = () => mail.letters.filter(({ to }) => to === email)
  const page = await person()

  await test.step('the house under the pin, what to tell, an address with a consent', async () => {
    await page.goto(`/who?at=${house.lon},${house.lat},17`)
    await page.getByRole('button', { name: 'Следить' }).tap()
    const dialog = page.getByRole('dialog', { name: 'Следить за новостями' })
    await expect(dialog.getByText(house.label.ru)).toBeVisible()
    await dialog.getByText('Как идут дела').tap()
    await dialog.getByText('Новые сообщения').tap()
    await expect(dialog.getByText('Выберите хотя бы одно.')).toBeVisible()
    await dialog.getByText('Новые сообщения').tap()
    await expect(dialog.getByRole('link', { name: 'Лента новостей (Atom)' })).toHaveAttribute(
      'href',
      new RegExp(`/api/news\\.atom\\?house=${house.id}&news=new$`),
    )
    await dialog.getByRole('textbox', { name: 'Почта для новостей' }).fill(email)
    await dialog.getByRole('button', { name: 'Следить' }).tap()
    await expect(dialog.getByText('Без согласия мы не можем сохранить адрес.')).toBeVisible()
    await dialog.getByText('Согласен на обработку адреса почты').tap()
    await dialog.getByRole('button', { name: 'Следить' }).tap()
    await expect(page.getByRole('dialog', { name: 'Проверьте почту' })).toContainText(email)
  })

  await test.step('the address says yes', async () => {
    await expect.poll(() => letters().length).toBe(1)
    await page.goto(linkIn(letters()[0] as Caught, 'confirm'))
    await page.getByRole('button', { name: 'Да, адрес мой' }).tap()
    await expect(page.getByText('Мы начнём писать вам о том, за чем вы следите.')).toBeVisible()
  })

  await test.step('a report becomes public at the house', async () => {
    const { number } = await town.file(house)
    await town.move('moderator', number, { move: 'publish' })
    await expect.poll(() => letters().length, { timeout: 20_000 }).toBe(2)
    expect(letters()[1]?.text).toContain(`/reports/${number}`)
  })

  await test.step('one press stops it', async () => {
    await page.goto(linkIn(letters()[1] as Caught, 'stop'))
    await page.getByRole('button', { name: 'Не писать' }).tap()
    await expect(page.getByText('О том, о чём было письмо, мы больше не пишем.')).toBeVisible()
  })
})

test('who is signed in follows a topic at once, and changes and ends it in the account', async ({
  person,
  town,
}) => {
  const page = await person({ screen: 'desk' })
  await page.goto('/')
  const email = `${crypto.randomUUID()}@mail.example`
  await town.file(await town.house(), { contactEmail: email })
  await town.enter(page, email)
  await page.goto('/?group=roads')
  await page.getByRole('button', { name: 'Следить' }).click()
  await page.getByText('Выбранные темы по всему городу').click()
  await page.getByRole('radio', { name: 'Раз в день' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Следить' }).click()
  await page
    .getByRole('dialog', { name: 'Вы следите' })
    .getByRole('button', { name: 'Закрыть' })
    .last()
    .click()

  await page.goto('/account')
  const section = page.getByRole('region', { name: 'За чем вы следите' })
  await expect(section.getByRole('listitem')).toContainText('Раз в день')
  await section.getByRole('button', { name: /^Изменить: / }).click()
  await page.getByRole('radio', { name: 'Сразу' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(section.getByRole('listitem')).toContainText('Сразу')
  await section.getByRole('button', { name: /^Не следить: / }).click()
  await expect(section.getByText('Пока ни за чем.')).toBeVisible()
})
