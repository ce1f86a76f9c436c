import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { agreeToPublish, pickPhoto, signIn } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'

const words = 'Во дворе у второго подъезда яма, машины объезжают по газону'
const answer = 'Яму засыпали и закатали асфальтом, проезд открыт. Проверим после дождей.'
/** The words of the promise are held together by spaces that do not break. */
const promise = /^Ответит\s.+\sдо\s.+/

test('a report goes from a resident’s phone through moderator and agency back to the resident', async ({
  person,
  town,
  faults,
}) => {
  test.setTimeout(240_000)
  faults.expect(/404.*\/api\/reports\//)
  const house = await town.house()

  const moderator = await person({ screen: 'desk' })
  await signIn(moderator, 'moderator')
  await expect(moderator.getByRole('navigation', { name: 'Очереди' })).toBeVisible()
  // Of all that is open here the list holds what is in sight.
  await moderator.goto('/console?category=pothole-yard')

  const resident = await person({ screen: 'phone' })
  await resident.goto('/')
  await resident.getByRole('link', { name: 'Сообщить о проблеме' }).tap()
  await expect(resident.locator('[data-map="loaded"]')).toBeVisible()

  await test.step('the photo proposes the place where it was taken', async () => {
    await pickPhoto(resident, 'Начать с фото', await photo({ group: 'roads', place: house }))
    await expect(resident.getByText('Место взяли из фото.')).toBeVisible()
    await expect(resident.getByText(house.label.ru)).toBeVisible()
    await resident.getByRole('button', { name: 'Здесь', exact: true }).tap()
  })

  await test.step('a word finds the category', async () => {
    await resident.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('яма во дворе')
    await resident.getByRole('button', { name: 'Яма во дворовом проезде' }).tap()
  })

  await test.step('before sending the city says who answers and by when', async () => {
    await resident.getByText('15–60 см', { exact: true }).tap()
    await expect(resident.getByRole('radio', { name: '15–60 см' })).toBeChecked()
    await resident.getByRole('textbox', { name: 'Что не так' }).fill(words)
    await expect(resident.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await agreeToPublish(resident)
    await expect(resident.getByText(promise)).toBeVisible()
    await resident.getByRole('button', { name: 'Отправить' }).tap()
  })

  const number = await test.step('the resident sees the number and the same promise', async () => {
    const title = resident.getByRole('heading', { name: /^Приняли,\s№/ })
    await expect(title).toBeVisible({ timeout: 60_000 })
    await expect(resident.getByText(promise)).toBeVisible()
    const [found = ''] = /\d{4}-\d+/.exec((await title.textContent()) ?? '') ?? []
    return found
  })

  await test.step('before publication the report opens for its author alone', async () => {
    await resident.getByRole('link', { name: 'Открыть сообщение' }).tap()
    const report = resident.getByRole('region', { name: `Сообщение № ${number}` })
    await expect(report.getByText('Пока его видите только вы')).toBeVisible()
    await expect(report.getByText(words)).toBeVisible()

    const stranger = await person({ screen: 'desk' })
    await stranger.goto(`/reports/${number}`)
    await expect(stranger.getByText('Такого сообщения не видно')).toBeVisible()
  })

  const agency =
    await test.step('the moderator sees it come without a reload, and publishes it', async () => {
      const row = moderator.locator(`[id="row-${number}"]`)
      await expect(row).toContainText('Яма во дворовом проезде')
      await row.click()
      const card = moderator.getByRole('region', { name: `Сообщение № ${number}` })
      await expect(card.getByText(words)).toBeVisible()
      await expect(card.getByRole('button', { name: /^Яма во дворовом.*Открыть фото 1 из 1/ })).toBeVisible()
      await card.getByRole('button', { name: /^Опубликовать/ }).click()
      await expect(moderator.getByText(`№ ${number} опубликовано и направлено`)).toBeVisible()
      const reply = await moderator.request.get(`/api/console/reports/${number}`)
      return ((await reply.json()) as ConsoleCard).agency
    })

  const staff = await person({ screen: 'desk' })
  await test.step('the agency takes it into work and answers with a photo', async () => {
    await signIn(staff, agency.code)
    await staff.locator(`[id="row-${number}"]`).click()
    const card = staff.getByRole('region', { name: `Сообщение № ${number}` })
    await card.getByRole('button', { name: 'Взять в работу' }).click()
    await expect(staff.getByText(`№ ${number} взято в работу`)).toBeVisible()

    await staff.goto(`/console/${number}`)
    await card.getByRole('button', { name: 'Ответить…' }).click()
    const form = card.getByRole('form', { name: 'Ответ жителю' })
    await form.getByText(/^Устранено/).click()
    await expect(form.getByRole('radio', { name: /Устранено/ })).toBeChecked()
    await form.getByRole('textbox', { name: 'Ответ' }).fill(answer)
    await pickPhoto(staff, 'Добавить фото', await photo({ group: 'roads', after: true }))
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await form.getByRole('button', { name: 'Сдать на проверку' }).click()
    await expect(staff.getByText(`№ ${number}: ответ на проверке`)).toBeVisible()
  })

  await test.step('the moderator publishes the answer', async () => {
    await moderator.goto(`/console/${number}`)
    const card = moderator.getByRole('region', { name: `Сообщение № ${number}` })
    await expect(card.getByRole('region', { name: 'Ответ на проверке' }).getByText(answer)).toBeVisible()
    await card.getByRole('button', { name: 'Опубликовать ответ' }).click()
    await expect(moderator.getByText(`№ ${number}: ответ опубликован`)).toBeVisible()
  })

  await test.step('the resident sees the answer with its photo, in words and in the history', async () => {
    await resident.goto(`/reports/${number}`)
    const report = resident.getByRole('region', { name: `Сообщение № ${number}` })
    await expect(report.getByText(/^Дан\sответ\s.+:\sустранено/)).toBeVisible()
    const history = report.getByRole('list', { name: 'Что происходит' })
    await expect(history.getByText('Сообщение подано')).toBeVisible()
    await expect(history.getByText(/^Проверено/)).toBeVisible()
    await expect(history.getByText(/^Взяли/)).toBeVisible()
    await expect(history.getByText(answer)).toBeVisible()
    await history.getByRole('button', { name: /Фото после работ/ }).tap()
    await expect(resident.getByRole('dialog').getByRole('img')).toBeVisible()
  })
})
