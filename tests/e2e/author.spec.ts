import type { Page } from '@playwright/test'
import { choose, pickPlace } from './desk.ts'
import { pickPhoto } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'
import type { Filed, Town } from './town.ts'

const question = 'У какого подъезда это было, и убрали ли уже мешки?'
const firstAnswer = 'Территорию убрали, мешки вывезли, дворник будет приходить каждое утро.'
const secondAnswer = 'Убрали и за трансформаторной будкой, место обработали, поставили урну.'

/** The author's page of a report, opened by the personal link. */
async function openOwn(page: Page, { number, follow }: Filed) {
  await page.goto(`/reports/${number}#${follow}`)
  const report = page.getByRole('region', { name: `Сообщение № ${number}` })
  await expect(report.getByText('ваше сообщение')).toBeVisible()
  return {
    report,
    history: report.getByRole('list', { name: 'Что происходит' }),
    ask: report.getByRole('region', { name: 'Что вы можете сделать' }),
    more: report.getByRole('region', { name: 'Дополнить или отозвать' }),
  }
}

async function answered(town: Town, text = firstAnswer): Promise<Filed> {
  const filed = await town.file(await town.house())
  await town.move('moderator', filed.number, { move: 'publish' })
  await town.answer(filed.number, text)
  await town.move('moderator', filed.number, { move: 'publish_answer' })
  return filed
}

test('an author replies to a question, returns an answer with a photo and confirms the next one with five stars', async ({
  person,
  town,
}) => {
  test.setTimeout(240_000)
  const filed = await town.file(await town.house())
  const { number } = filed
  await town.move('moderator', number, { move: 'ask', text: question })
  const page = await person()
  const { report, history, ask } = await openOwn(page, filed)

  await test.step('the question stands at the top with its term, and is answered in place', async () => {
    await expect(report.getByText(/^Ждём\sвашего\sответа\sдо\s/)).toBeVisible()
    await expect(ask.getByText(question)).toBeVisible()
    await expect(ask.getByText(/^Ответьте\sдо\s/)).toBeVisible()
    await ask.getByRole('button', { name: 'Ответить' }).tap()
    await expect(ask.getByText('Напишите ответ.')).toBeVisible()
    await ask.getByRole('textbox', { name: 'Ваш ответ' }).fill('У второго подъезда, мешки ещё лежат')
    await ask.getByRole('button', { name: 'Ответить' }).tap()
    await expect(report.getByText(/^Проверяем\.\sОтветит\s/)).toBeVisible()
    await expect(ask).toBeHidden()
    await expect(history.getByText('Автор ответил')).toBeVisible()
    await expect(history.getByText('У второго подъезда, мешки ещё лежат')).toBeVisible()
  })

  await test.step('an answer comes without a reload and asks whether it is true', async () => {
    await town.move('moderator', number, { move: 'publish' })
    await town.answer(number, firstAnswer)
    await town.move('moderator', number, { move: 'publish_answer' })
    await expect(ask.getByRole('heading', { name: 'Проблема устранена?' })).toBeVisible()
    await expect(ask.getByText(firstAnswer)).toBeVisible()
    await expect(ask.getByText(/^Ответьте\sдо\s.+Если\sпромолчите/)).toBeVisible()
  })

  await test.step('what is fixed by the agency’s words is returned with words and a photo', async () => {
    await ask.getByRole('button', { name: 'Нет, не исправили' }).tap()
    await ask.getByRole('button', { name: 'Вернуть на доработку' }).tap()
    await expect(ask.getByText('Напишите, что осталось не так.')).toBeVisible()
    await expect(ask.getByText(/^Добавьте\sхотя\sбы\sодно\sфото/)).toBeVisible()
    await ask.getByRole('textbox', { name: 'Что не так' }).fill('За будкой всё осталось')
    await pickPhoto(page, 'Добавить фото', await photo({ group: 'waste' }))
    await expect(ask.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await ask.getByRole('button', { name: 'Вернуть на доработку' }).tap()
    await expect(report.getByText(/^Возвращено\sна\sдоработку\.\sОтветит\s/)).toBeVisible()
    await expect(history.getByText('Возвращено автором')).toBeVisible()
    await expect(history.getByRole('button', { name: /Фото автора/ })).toBeVisible()
  })

  await test.step('a stranger reads of the return, without the photo that nobody has looked at', async () => {
    const stranger = await person()
    await stranger.goto(`/reports/${number}`)
    await expect(stranger.getByText('За будкой всё осталось')).toBeVisible()
    await expect(stranger.getByRole('button', { name: /Фото автора/ })).toBeHidden()
    await expect(stranger.getByRole('region', { name: 'Что вы можете сделать' })).toBeHidden()
  })

  await test.step('the next answer is confirmed by five stars with a reason', async () => {
    await town.answer(number, secondAnswer)
    await town.move('moderator', number, { move: 'publish_answer' })
    await ask.getByRole('button', { name: 'Да, исправили' }).tap()
    await ask.getByRole('radio', { name: '4 из 5, хорошо' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await expect(ask.getByRole('radio', { name: '5 из 5, отлично' })).toBeChecked()
    await ask.getByRole('button', { name: 'Скорость' }).tap()
    await ask.getByRole('button', { name: 'Подтвердить и закрыть' }).tap()
    await expect(report.getByText(/^Закрыто\s.+:\sустранено/)).toBeVisible()
    await expect(history.getByText(/^Подтверждено\sавтором,\sоценка\s5/)).toBeVisible()
    await expect(ask).toBeHidden()
  })
})

test('words written for a step stay when someone is faster, and the page says what happened', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/409.*\/moves/)
  faults.expect(/\/api\/live/)
  faults.expect(/ERR_INTERNET_DISCONNECTED/)
  const filed = await answered(town)
  const page = await person()
  // Without the stream the page learns of another's step by the refusal alone.
  await page.route('**/api/live', (route) => route.abort())
  const { ask, history, more } = await openOwn(page, filed)
  const words = more.getByRole('textbox', { name: 'Что добавить' })
  const send = more.getByRole('button', { name: 'Добавить', exact: true })

  await more.getByRole('button', { name: 'Добавить слова или фото' }).tap()
  await words.fill('Спасибо дворнику, он старался')
  await town.move('moderator', filed.number, { move: 'control', text: 'На месте всё ещё лежат мешки' })
  await send.tap()
  await expect(more.getByText(/^Пока\sвы\sписали/)).toBeVisible()
  await expect(more.getByText(/^Возвращено:\sпроверка\sна\sместе/)).toBeVisible()
  await expect(ask).toBeHidden()

  await page.context().setOffline(true)
  await send.tap()
  await expect(more.getByText(/^Нет\sсвязи\sс\sгородом/)).toBeVisible()
  await expect(words).toHaveValue('Спасибо дворнику, он старался')

  await page.context().setOffline(false)
  await send.tap()
  await expect(history.getByText('Автор добавил')).toBeVisible()
})

test('an author withdraws a report only after a second word', async ({ person, town }) => {
  const filed = await town.file(await town.house())
  const page = await person({ screen: 'desk' })
  const { report, more } = await openOwn(page, filed)

  await more.getByRole('button', { name: 'Отозвать сообщение' }).click()
  await more.getByRole('button', { name: 'Оставить' }).click()
  await expect(report.getByText(/^Проверяем/)).toBeVisible()
  await more.getByRole('button', { name: 'Отозвать сообщение' }).click()
  await more.getByRole('button', { name: 'Да, отозвать' }).click()
  await expect(report.getByText('Автор отозвал сообщение')).toBeVisible()
  await expect(more).toBeHidden()
})

test('a stranger with the page open reads that its author took the report back', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/410.*\/api\/reports\/|404.*\/api\/photos\//)
  const filed = await town.file(await town.house())
  await town.move('moderator', filed.number, { move: 'publish' })
  const stranger = await person()
  await stranger.goto(`/reports/${filed.number}`)
  await expect(stranger.getByRole('heading', { name: 'Что происходит' })).toBeVisible()

  await town.withdraw(filed)
  await expect(stranger.getByText('Автор отозвал сообщение')).toBeVisible()
  await expect(stranger.getByText(/^Поэтому\sего\sбольше\sне\sпоказываем/)).toBeVisible()
  await expect(stranger.getByRole('heading', { name: 'Что происходит' })).toBeHidden()
})

test('until it is public an author puts words, topic, place and photos right, and reads what that promises', async ({
  person,
  town,
}) => {
  test.setTimeout(240_000)
  const [house, other] = (await town.houses()).slice(-2)
  if (!house || !other) throw new Error('the town has too few houses')
  const filed = await town.file(house)
  const page = await person()
  const { report, history, more } = await openOwn(page, filed)
  await more.getByRole('button', { name: 'Исправить сообщение' }).tap()
  const form = more.getByRole('form', { name: 'Исправить сообщение' })

  await test.step('as it stands the promise is the one that was given', async () => {
    await expect(form.getByText(new RegExp(`^Ответит\\s${filed.agency.name.ru}\\s`))).toBeVisible()
    await form.getByRole('button', { name: 'Сохранить исправления' }).tap()
    await expect(form.getByText(/^Пока\sвсё\sкак\sбыло/)).toBeVisible()
  })

  await test.step('another topic asks its own questions, and another agency promises at once', async () => {
    await form.getByRole('textbox', { name: 'Что случилось' }).fill('Не горит фонарь у детской площадки')
    await choose(page, form.getByRole('combobox', { name: 'Тема' }), 'Не горит уличный фонарь')
    await form.getByText('2–5', { exact: true }).tap()
    await expect(form.getByText(/^Ответит\sГорсвет\sдо\s/)).toBeVisible()
  })

  await test.step('another place is found by its address, and the map goes on from there', async () => {
    const place = await pickPlace(form, other.label.ru)
    await expect(place.getByText(`Было: ${house.label.ru}`)).toBeVisible()
    await expect(place.getByText(other.label.ru)).toBeVisible()
    await expect(place.locator('[data-map="loaded"]')).toBeVisible()
  })

  await test.step('a photo goes, another comes', async () => {
    await form.getByRole('button', { name: 'Убрать фото 1' }).tap()
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeHidden()
    await pickPhoto(page, 'Добавить фото', await photo({ group: 'lighting' }))
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
  })

  await test.step('a reload loses nothing of it, and it is saved in one step', async () => {
    await page.reload()
    await more.getByRole('button', { name: 'Исправить сообщение' }).tap()
    await expect(form.getByRole('textbox', { name: 'Что случилось' })).toHaveValue(
      'Не горит фонарь у детской площадки',
    )
    await form.getByRole('button', { name: 'Сохранить исправления' }).tap()
    await expect(form).toBeHidden()
    await expect(report.getByRole('heading', { name: 'Не горит уличный фонарь' })).toBeVisible()
    await expect(report.getByText(other.label.ru, { exact: true })).toBeVisible()
    await expect(report.getByText(/^Проверяем\.\sОтветит\sГорсвет\s/)).toBeVisible()
    await expect(report.getByRole('button', { name: /Открыть фото 1 из 1/ })).toBeVisible()
    await expect(history.getByText('Автор исправил сообщение')).toBeVisible()
  })
})

test('what turns out to be an emergency goes to its agency at once, though a question stands', async ({
  person,
  town,
}) => {
  const filed = await town.file((await town.houses()).at(-1) ?? (await town.house()))
  await town.move('moderator', filed.number, { move: 'ask', text: 'Что именно случилось?' })
  const page = await person()
  const { report, ask, more } = await openOwn(page, filed)
  await more.getByRole('button', { name: 'Исправить сообщение' }).tap()
  const form = more.getByRole('form', { name: 'Исправить сообщение' })
  await expect(form.getByText(/Срок\sпойдёт\sдальше,\sкогда\sвы\sответите/)).toBeVisible()
  await choose(
    page,
    form.getByRole('combobox', { name: 'Тема' }),
    'Открытый, провалившийся или сломанный люк',
  )
  await expect(form.getByRole('alert').filter({ hasText: 'Это авария' })).toBeVisible()
  await expect(form.getByRole('link', { name: 'Позвонить 112' })).toBeVisible()
  await form.getByText('Да', { exact: true }).tap()
  await expect(form.getByText(/^Ответит\s\S+\sсегодня\sдо\s|^Ответит\s\S+\sзавтра\sдо\s/)).toBeVisible()
  await form.getByRole('button', { name: 'Сохранить исправления' }).tap()
  await expect(report.getByText(/^Ответит\s/)).toBeVisible()
  await expect(report.getByText('авария', { exact: true })).toBeVisible()
  await expect(ask).toBeHidden()
})

test('the list of one’s own reports says how each of them stands', async ({ person, town }) => {
  const taken = await answered(town)
  const fresh = await town.file(await town.house())
  const page = await person()
  for (const filed of [taken, fresh]) await openOwn(page, filed)
  // On another day the device knows the secrets, and the cookie is gone.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/mine')
  const mine = page.getByRole('region', { name: 'Мои сообщения' }).getByRole('listitem')
  await expect(mine.filter({ hasText: taken.number })).toContainText('Дан ответ')
  await expect(mine.filter({ hasText: fresh.number })).toContainText('Проверяем')
})

test('an author without an account withdraws by the link what was agreed to, and the report goes on without it', async ({
  person,
  town,
  faults,
}) => {
  faults.expect(/404.*\/api\/reports\//)
  const filed = await town.file(await town.house(), { contactEmail: 'po-ssylke@mail.example' })
  await town.move('moderator', filed.number, { move: 'publish' })
  const page = await person()
  const { report } = await openOwn(page, filed)
  const consents = report.getByRole('region', { name: 'Согласия' })
  const dialog = page.getByRole('dialog')

  await test.step('letters end, and the address is off the report', async () => {
    await consents.getByRole('button', { name: /^Отозвать согласие: Обработка адреса почты/ }).tap()
    await expect(dialog.getByText(/^Писем о нём больше не будет/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Отозвать и убрать почту' }).tap()
    await expect(consents.getByText(/отозвано/)).toHaveCount(1)
  })

  await test.step('the report is the author’s own, and nobody else’s to read', async () => {
    await consents.getByRole('button', { name: /^Отозвать согласие: Публикация/ }).tap()
    await dialog.getByRole('button', { name: 'Отозвать и скрыть' }).tap()
    await expect(consents.getByText(/отозвано/)).toHaveCount(2)
    await expect(report.getByText('Его видите только вы.')).toBeVisible()
    await page.reload()
    await expect(consents.getByText(/отозвано/)).toHaveCount(2)
    const stranger = await person()
    await stranger.goto(`/reports/${filed.number}`)
    await expect(stranger.getByText('Такого сообщения не видно')).toBeVisible()
  })
})
