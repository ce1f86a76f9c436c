import type { Locator, Page } from '@playwright/test'
import type { MailCatcher } from '../support/mail-catcher.ts'
import { begin, choose, open } from './desk.ts'
import { test } from './mailed-town.ts'
import { agreeToPublish, pickPhoto, signIn } from './people.ts'
import { photo } from './photos.ts'
import { expect } from './test.ts'
import type { Town } from './town.ts'

const address = 'zhitel@example.org'
const words = 'Во дворе у второго подъезда яма, машины объезжают по газону'
const question = 'Яма на проезде или на стоянке?'
const reply = 'На проезде, напротив второго подъезда'
const answers = [
  'Яму засыпали щебнем и закатали асфальтом, проезд открыт для машин.',
  'Просевший край срезали и уложили новый асфальт, шов залили битумом.',
] as const

test('a report lives through question, redirect, deferral, return and rating, and each step is told by a letter', async ({
  person,
  town,
  site,
  mail,
}) => {
  test.setTimeout(600_000)
  await site.setTime('2026-12-01T10:00')
  const resident = await person()
  const number = await test.step('1. filed with an address for the answer', async () => {
    await file(resident, town)
    const title = resident.getByRole('heading', { name: /^Приняли,\s№/ })
    await expect(title).toBeVisible({ timeout: 60_000 })
    return /\d{4}-\d+/.exec((await title.textContent()) ?? '')?.[0] ?? ''
  })
  const letter = (subject: string) => told(mail, subject.replace('№', `№ ${number}`))

  await test.step('the address is confirmed by the link of its only letter', async () => {
    const { text } = await letter('Сообщение №: подтвердите адрес')
    const [link = ''] = /http\S+\/messages\/confirm\S+/.exec(text) ?? []
    await resident.goto(link)
    await resident.getByRole('button', { name: 'Да, адрес мой' }).tap()
    await expect(resident.getByText('Адрес подтверждён')).toBeVisible()
  })

  const moderator = await person({ screen: 'desk' })
  await signIn(moderator, 'moderator')
  await expect(moderator.getByRole('navigation', { name: 'Очереди' })).toBeVisible()

  await test.step('2. the moderator asks a question', async () => {
    const card = await open(moderator, number)
    await begin(moderator, card, 'Спросить автора…')
    await card.getByRole('textbox', { name: 'Вопрос' }).fill(question)
    await card.getByRole('button', { name: 'Спросить', exact: true }).click()
    await expect(moderator.getByText(`№ ${number}: вопрос отправлен автору`)).toBeVisible()
    expect((await letter('Сообщение №: ответьте на вопрос')).text).toContain(question)
  })

  await test.step('3. the author replies, the moderator publishes', async () => {
    const { ask } = await own(resident, number)
    await ask.getByRole('textbox', { name: 'Ваш ответ' }).fill(reply)
    await ask.getByRole('button', { name: 'Ответить' }).tap()
    await expect(ask).toBeHidden()
    const card = await open(moderator, number)
    await expect(card.getByText(reply)).toBeVisible()
    await begin(moderator, card, 'Опубликовать')
    await expect(moderator.getByText(`№ ${number} опубликовано и направлено`)).toBeVisible()
    expect((await letter('Сообщение № направлено: ')).text).toContain('Ответ — до')
  })

  await test.step('4. it is passed to another agency, with the reason', async () => {
    const card = await open(moderator, number)
    await begin(moderator, card, 'Передать…')
    await choose(moderator, card.getByRole('combobox', { name: 'Служба' }), '«Трасса»')
    await card.getByRole('textbox', { name: 'Почему передаёте' }).fill('Проезд на балансе города')
    await card.getByRole('button', { name: 'Передать', exact: true }).click()
    await expect(moderator.getByText(`№ ${number} передано`)).toBeVisible()
    expect((await letter('Сообщение № передано: «Трасса»')).text).toContain('Проезд на балансе города')
  })

  const agency = await person({ screen: 'desk' })
  await signIn(agency, 'trassa')
  await expect(agency.getByRole('list', { name: 'Сообщения' })).toBeVisible()

  await test.step('5. the agency takes it and asks for a later date', async () => {
    const card = await open(agency, number)
    await begin(agency, card, 'Взять в работу')
    await expect(agency.getByText(`№ ${number} взято в работу`)).toBeVisible()
    await letter('Сообщение № принято в работу')
    await open(agency, number)
    await begin(agency, card, 'Перенести срок…')
    await card.getByRole('button', { name: /Почему нельзя сейчас/ }).click()
    await agency.getByRole('option', { name: 'Погода и сезон' }).click()
    await card.getByLabel('Когда сделаете').fill('2026-12-08')
    await card.getByRole('textbox', { name: 'Что сказать жителю' }).fill('Ждём тепла: асфальт не схватится')
    await card.getByRole('button', { name: 'Отдать на проверку' }).click()
    await expect(agency.getByText(`№ ${number}: перенос на проверке`)).toBeVisible()
  })

  await test.step('6. the moderator agrees to the date', async () => {
    const card = await open(moderator, number)
    await begin(moderator, card, 'Согласовать перенос')
    await expect(moderator.getByText(`№ ${number} отложено`)).toBeVisible()
    const { text } = await letter('Сообщение № отложено до 8 декабря')
    expect(text).toContain('Ждём тепла: асфальт не схватится')
  })

  await test.step('7. on its day it comes back by itself', async () => {
    // The town is started again: nobody looks while it is away.
    for (const page of [resident, moderator, agency]) await page.goto('about:blank')
    await site.setTime('2026-12-08T09:30')
    await letter('Сообщение № снова в работе')
    const { report } = await own(resident, number)
    await expect(report.getByText(/^Ответит\s«Трасса»/)).toBeVisible()
  })

  await test.step('8. it is answered with a photo and read by a second person', async () => {
    await answer(agency, number, answers[0])
    await publishAnswer(moderator, number)
    expect((await letter('Сообщение №: дан ответ')).text).toContain(answers[0])
  })

  await test.step('9. the author returns it with words and a photo', async () => {
    const { ask } = await own(resident, number)
    await ask.getByRole('button', { name: 'Нет, не исправили' }).tap()
    await ask.getByRole('textbox', { name: 'Что не так' }).fill('Край уже просел')
    await pickPhoto(resident, 'Добавить фото', await photo({ group: 'roads' }))
    await expect(ask.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await ask.getByRole('button', { name: 'Вернуть на доработку' }).tap()
    await expect(resident.getByText(/^Возвращено\sна\sдоработку/).first()).toBeVisible()
    await letter('Сообщение № возвращено на доработку')
  })

  await test.step('10. the next answer is confirmed with five stars', async () => {
    const card = await open(agency, number)
    await begin(agency, card, 'Взять в работу')
    await expect(agency.getByText(`№ ${number} взято в работу`)).toBeVisible()
    await answer(agency, number, answers[1])
    await publishAnswer(moderator, number)
    await expect.poll(() => subjects(mail).filter((one) => one.endsWith('дан ответ')).length).toBe(2)
    const { ask, report } = await own(resident, number)
    await ask.getByRole('button', { name: 'Да, исправили' }).tap()
    await ask.getByRole('radio', { name: '5 из 5, отлично' }).focus()
    await resident.keyboard.press('Space')
    await ask.getByRole('button', { name: 'Подтвердить и закрыть' }).tap()
    await expect(report.getByText(/^Закрыто\s.+:\sустранено/)).toBeVisible()
    await letter('Сообщение № закрыто. Спасибо!')
  })

  await test.step('nothing was told twice, and nothing of what happens between staff', async () => {
    expect(subjects(mail).map((one) => one.replace(number, 'N'))).toEqual([
      'Сообщение № N: подтвердите адрес',
      'Сообщение № N: ответьте на вопрос',
      expect.stringMatching(/^Сообщение № N направлено: /),
      'Сообщение № N передано: «Трасса»',
      'Сообщение № N принято в работу',
      expect.stringMatching(/^Сообщение № N отложено до /),
      'Сообщение № N снова в работе',
      'Сообщение № N: дан ответ',
      'Сообщение № N возвращено на доработку',
      'Сообщение № N принято в работу',
      'Сообщение № N: дан ответ',
      'Сообщение № N закрыто. Спасибо!',
    ])
  })
})

async function file(resident: Page, town: Town): Promise<void> {
  await resident.goto('/')
  await resident.getByRole('link', { name: 'Сообщить о проблеме' }).tap()
  await expect(resident.locator('[data-map="loaded"]')).toBeVisible()
  const place = await town.house()
  await pickPhoto(resident, 'Начать с фото', await photo({ group: 'roads', place }))
  await expect(resident.getByText('Место взяли из фото.')).toBeVisible()
  await resident.getByRole('button', { name: 'Здесь', exact: true }).tap()
  await resident.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('яма во дворе')
  await resident.getByRole('button', { name: 'Яма во дворовом проезде' }).tap()
  await resident.getByText('15–60 см', { exact: true }).tap()
  await resident.getByRole('textbox', { name: 'Что не так' }).fill(words)
  await resident.getByRole('textbox', { name: /Почта для ответа/ }).fill(address)
  await resident.getByText(/^Согласен на обработку адреса почты/).tap()
  await expect(resident.getByRole('img', { name: 'Фото 1' })).toBeVisible()
  await agreeToPublish(resident)
  await resident.getByRole('button', { name: 'Отправить' }).tap()
}

/** The author's page: the device remembers the report. */
async function own(page: Page, number: string): Promise<{ report: Locator; ask: Locator }> {
  await page.goto(`/reports/${number}`)
  const report = page.getByRole('region', { name: `Сообщение № ${number}` })
  await expect(report.getByText('ваше сообщение')).toBeVisible()
  return { report, ask: report.getByRole('region', { name: 'Что вы можете сделать' }) }
}

async function answer(agency: Page, number: string, text: string): Promise<void> {
  const card = await open(agency, number)
  await begin(agency, card, 'Ответить…')
  const form = card.getByRole('form', { name: 'Ответ жителю' })
  await form.getByText(/^Устранено/).click()
  await form.getByRole('textbox', { name: 'Ответ' }).fill(text)
  await pickPhoto(agency, 'Добавить фото', await photo({ group: 'roads', after: true }))
  await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
  await form.getByRole('button', { name: 'Сдать на проверку' }).click()
  await expect(agency.getByText(`№ ${number}: ответ на проверке`)).toBeVisible()
}

async function publishAnswer(moderator: Page, number: string): Promise<void> {
  const card = await open(moderator, number)
  await begin(moderator, card, 'Опубликовать ответ')
  await expect(moderator.getByText(`№ ${number}: ответ опубликован`)).toBeVisible()
}

const subjects = ({ letters }: MailCatcher) =>
  letters.filter(({ to }) => to === address).map(({ subject }) => subject)

/** The newest letter, once its subject begins with these words. */
async function told(mail: MailCatcher, beginning: string) {
  const newest = () => mail.letters.findLast(({ to }) => to === address)
  await expect.poll(() => newest()?.subject.slice(0, beginning.length)).toBe(beginning)
  return newest() ?? { text: '' }
}
