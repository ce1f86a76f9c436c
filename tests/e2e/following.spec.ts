import type { Page } from '@playwright/test'
import type { Caught } from '../support/mail-catcher.ts'
import { pressMap } from './drawing.ts'
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

/** Says yes in the dialog that is open, and closes the answer. */
async function followAsIs(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Следить' }).click()
  await page
    .getByRole('dialog', { name: 'Вы следите' })
    .getByRole('button', { name: 'Закрыть' })
    .last()
    .click()
}

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
  await followAsIs(page)

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

test('a neighbour draws an area by finger, mends it, and follows it; its address shows it again', async ({
  person,
  town,
}) => {
  const house = await town.house()
  const page = await person()
  await page.goto(`/?at=${house.lon},${house.lat},15&all=true`)
  await expect(page.locator('[data-map="loaded"]')).toBeVisible()
  await page.getByRole('button', { name: 'Следить' }).tap()
  await page.getByRole('button', { name: 'Нарисовать область на карте' }).tap()
  const drawing = page.getByRole('region', { name: 'Область рисуется' })
  const says = drawing.getByRole('status')
  await expect(says).toContainText('Отмечайте на карте углы области')

  await test.step('sides that cross are seen before anything is sent, and the last corner is taken back', async () => {
    await pressMap(page, [[-80, -80]], 'tap')
    await expect(says).toContainText('Отметьте ещё 2 угла')
    await pressMap(page, [[80, 80]], 'tap')
    await expect(says).toContainText('Отметьте ещё 1 угол')
    await pressMap(page, [[80, -80]], 'tap')
    await expect(says).toContainText(/около [\d,]+ га/)
    await pressMap(page, [[-80, 80]], 'tap')
    await expect(says).toContainText('Стороны пересекаются')
    await expect(drawing.getByRole('button', { name: 'Готово' })).toBeDisabled()
    await drawing.getByRole('button', { name: 'Отменить последний угол' }).tap()
    await expect(says).toContainText(/около [\d,]+ га/)
  })

  await test.step('the first corner closes the area, which has a feed and may be followed', async () => {
    await pressMap(page, [[-80, -80]], 'tap')
    const dialog = page.getByRole('dialog', { name: 'Следить за новостями' })
    await expect(dialog.getByText(/^Область на карте, около [\d,]+ га$/)).toBeVisible()
    const feed = dialog.getByRole('link', { name: 'Лента новостей (Atom)' })
    await expect(feed).toHaveAttribute('href', /\/api\/news\.atom\?area=\d/)
    const answer = await page.request.get((await feed.getAttribute('href')) ?? '')
    expect([answer.status(), await answer.text()]).toEqual([
      200,
      expect.stringContaining('область на карте, около'),
    ])
    await dialog.getByRole('button', { name: 'Назад' }).tap()
  })

  await test.step('the address shows it again, and it goes from the map', async () => {
    await page.reload()
    const card = page.getByRole('region', { name: 'Область на карте', exact: true })
    await expect(card).toContainText(/около [\d,]+ га/)
    await card.getByRole('button', { name: 'Убрать область с карты' }).tap()
    await expect(card).toBeHidden()
    expect(page.url()).not.toContain('area=')
  })
})

test('who is signed in draws with the mouse, moves a corner, and finds the area from the account', async ({
  person,
  town,
}) => {
  const page = await person({ screen: 'desk' })
  await page.goto('/')
  const email = `${crypto.randomUUID()}@mail.example`
  const house = await town.house()
  await town.file(house, { contactEmail: email })
  await town.enter(page, email)
  await page.goto(`/?at=${house.lon},${house.lat},15`)
  await expect(page.locator('[data-map="loaded"]')).toBeVisible()

  const begin = async () => {
    await page.getByRole('button', { name: 'Следить' }).click()
    await page.getByRole('button', { name: 'Нарисовать область на карте' }).click()
  }
  const drawing = page.getByRole('region', { name: 'Область рисуется' })
  await begin()
  await pressMap(page, [[0, 0]])
  await expect(drawing).toContainText('Отметьте ещё 2 угла')
  await page.keyboard.press('Escape')
  await expect(drawing).toBeHidden()

  await begin()
  await pressMap(page, [
    [-100, -100],
    [100, -100],
    [100, 100],
    [-100, 100],
  ])
  const size = async () =>
    Number(/около ([\d,]+)/.exec((await drawing.textContent()) ?? '')?.[1]?.replace(',', '.'))
  const before = await size()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const [x, y] = [420 + (width - 420) / 2 + 100, height * 0.36 + 100]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 60, { steps: 4 })
  await page.mouse.up()
  await expect.poll(size).toBeGreaterThan(before)
  await drawing.getByRole('button', { name: 'Готово' }).click()
  await followAsIs(page)

  await page.goto('/account')
  const section = page.getByRole('region', { name: 'За чем вы следите' })
  await section.getByRole('link', { name: /^область на карте, около [\d,]+ га$/ }).click()
  await expect(page.getByRole('region', { name: 'Область на карте', exact: true })).toBeVisible()
  expect(page.url()).toContain('area=')
})
