import { expect, test } from './test.ts'

const text = 'Мусор у подъезда. Анна Кузнецова, кв. 48, тел. 8 912 345-67-89'

test('a moderator sees what is hidden, hides a name by the keyboard, and residents read the rest', async ({
  person,
  town,
}) => {
  const { number } = await town.file(await town.house(), { text })
  await town.move('moderator', number, { move: 'publish' })

  const page = await person({ screen: 'desk', login: 'moderator' })
  await page.goto(`/console/${number}`)
  const card = page.getByRole('article')
  await expect(card.locator('mark')).toHaveText([/48$/, /8 912 345-67-89$/])
  await page.getByRole('button', { name: 'Скрыты 2 части текста' }).click()
  const dialog = page.getByRole('dialog', { name: 'Что скрыто от жителей' })

  await test.step('the words are selected with keys alone', async () => {
    const field = dialog.getByRole('textbox')
    await field.focus()
    await page.keyboard.press('Control+Home')
    for (let at = 0; at < text.indexOf('Анна'); at += 1) await page.keyboard.press('ArrowRight')
    for (const _ of 'Анна Кузнецова') await page.keyboard.press('Shift+ArrowRight')
    await dialog.getByRole('button', { name: 'Скрыть выделенное' }).press('Enter')
    await expect(dialog.getByText('Мусор у подъезда. •••, кв. •••, тел. •••')).toBeVisible()
  })

  await test.step('what the rules hide may be shown, and hidden again', async () => {
    const flat = dialog.getByRole('listitem').filter({ hasText: 'квартира' })
    await flat.getByRole('button', { name: 'Показать жителям' }).click()
    await expect(dialog.getByText('Мусор у подъезда. •••, кв. 48, тел. •••')).toBeVisible()
    await dialog.getByRole('button', { name: 'Скрыть снова' }).click()
    await expect(dialog.getByText('Мусор у подъезда. •••, кв. •••, тел. •••')).toBeVisible()
  })
  await page.keyboard.press('Escape')
  await expect(page.getByText('Часть слов скрыта от жителей').first()).toBeVisible()

  const stranger = await person()
  await stranger.goto(`/reports/${number}`)
  await expect(stranger.getByText('Мусор у подъезда. •••, кв. •••, тел. •••')).toBeVisible()
})

test('a moderator paints over a photo with the mouse and the keys, and takes a stroke back', async ({
  person,
  town,
}) => {
  const { number } = await town.file(await town.house())
  const page = await person({ screen: 'desk', login: 'moderator' })
  await page.goto(`/console/${number}`)
  await page.getByRole('button', { name: /^Неубранная.*Открыть фото 1/ }).click()
  await page.getByRole('button', { name: 'Закрасить часть' }).click()
  const dialog = page.getByRole('dialog', { name: 'Закрасить часть фото' })
  const rectangles = dialog.getByRole('button', { name: /^Прямоугольник \d/ })

  const box = await dialog.getByRole('img').boundingBox()
  if (!box) throw new Error('the photo is not there')
  for (const [from, to] of [
    [0.1, 0.3],
    [0.9, 0.6],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * from)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * to, box.y + box.height * to, { steps: 4 })
    await page.mouse.up()
  }
  await expect(rectangles).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Отменить' }).click()
  await expect(rectangles).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Добавить прямоугольник' }).press('Enter')
  await rectangles.nth(1).focus()
  for (const key of ['ArrowRight', 'Shift+ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
  await expect(rectangles.nth(1)).toBeFocused()
  await dialog.getByRole('button', { name: 'Добавить прямоугольник' }).press('Enter')
  await rectangles.nth(2).press('Delete')
  await expect(rectangles).toHaveCount(2)

  const before = await dialog.getByRole('img').getAttribute('src')
  await dialog.getByRole('button', { name: 'Закрасить навсегда' }).click()
  await expect(page.getByText('Фото закрашено, прежнее удалено')).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Часть фото закрашена')).toBeVisible()
  expect((await page.request.get(String(before))).status()).toBe(404)
})
