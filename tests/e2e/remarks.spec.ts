import { open } from './desk.ts'
import { pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

const words = 'Мешки теперь и на дорожке, Анне с коляской не пройти'
const shown = 'Мешки теперь и на дорожке, ••• с коляской не пройти'

test('a neighbour adds a photo, the moderator publishes it at once, and a stranger sees it', async ({
  person,
  town,
}) => {
  const { number } = await town.file(await town.house(), { text: 'Мешки у контейнеров не вывозят' })
  await town.move('moderator', number, { move: 'publish' })
  const [desk, stranger, neighbour] = [
    await person({ screen: 'desk', login: 'moderator' }),
    await person(),
    await person(),
  ]
  const card = await open(desk, number)
  const waiting = card.getByRole('region', { name: 'Дополнения ждут проверки' })
  const queue = desk
    .getByRole('navigation', { name: 'Очереди' })
    .getByRole('link', { name: /^Дополнения ждут/ })
  const before = (await queue.textContent()) ?? ''
  await stranger.goto(`/reports/${number}`)
  await expect(stranger.getByRole('heading', { name: 'Что происходит' })).toBeVisible()
  await expect(stranger.getByText('Дополнили жители')).toBeHidden()

  await test.step('who says «у меня тоже» may add, with a consent', async () => {
    await neighbour.goto(`/reports/${number}`)
    await neighbour.getByRole('button', { name: 'У меня тоже' }).tap()
    await neighbour.getByRole('button', { name: 'Дополнить' }).tap()
    const form = neighbour.getByRole('form', { name: 'Дополнить' })
    await form.getByRole('textbox', { name: 'Что изменилось или чего не хватает' }).fill(words)
    await pickPhoto(neighbour, 'Добавить фото', await photo())
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await form.getByRole('button', { name: 'Отправить' }).tap()
    await expect(form.getByText('Без согласия мы не можем показать дополнение.')).toBeVisible()
    await form.getByText('Согласен: эти слова и фото увидят все').tap()
    await form.getByRole('button', { name: 'Отправить' }).tap()
    const own = neighbour.getByRole('listitem').filter({ hasText: words })
    await expect(own.getByText('Проверяем')).toBeVisible()
    await expect(form).toBeHidden()
  })

  await test.step('the open card of the moderator shows it by itself, and the queue counts it', async () => {
    await expect(waiting.getByText(words)).toBeVisible()
    await expect(waiting.getByRole('button', { name: /^Фото жителя: / })).toBeVisible()
    await expect(queue).not.toHaveText(before)
    await expect(stranger.getByText(words)).toBeHidden()
  })

  await test.step('the moderator hides a name and publishes the rest', async () => {
    await waiting.getByRole('button', { name: 'Скрыть слова от жителей' }).click()
    const dialog = desk.getByRole('dialog', { name: 'Что скрыто от жителей' })
    await dialog.getByRole('textbox').focus()
    await desk.keyboard.press('Control+Home')
    for (let at = 0; at < words.indexOf('Анне'); at += 1) await desk.keyboard.press('ArrowRight')
    for (const _ of 'Анне') await desk.keyboard.press('Shift+ArrowRight')
    await dialog.getByRole('button', { name: 'Скрыть выделенное' }).press('Enter')
    await expect(dialog.getByText(shown)).toBeVisible()
    await desk.keyboard.press('Escape')
    await waiting.getByRole('button', { name: 'Опубликовать' }).click()
    await expect(card.getByRole('region', { name: 'Дополнили жители' }).getByText('Анне')).toBeVisible()
    await expect(waiting).toBeHidden()
  })

  await test.step('the page of the stranger shows it without reloading', async () => {
    const added = stranger.getByRole('region', { name: 'Дополнили жители' })
    await expect(added.getByText(shown)).toBeVisible()
    await added.getByRole('button', { name: /^Фото жителя: / }).tap()
    await expect(stranger.getByRole('img', { name: 'Фото жителя' })).toBeVisible()
  })
})
