import { begin, open } from './desk.ts'
import { pickPhoto, signIn } from './people.ts'
import { photo } from './photos.ts'
import { expect, test } from './test.ts'
import type { Town } from './town.ts'

const crew = 'Дорожная бригада № 1'
const drafted = 'Выправили бордюр, швы залили раствором.'
const answer = 'Бордюр у остановки выправили и закрепили, швы залили раствором.'

/** A published report that lies with the road service. */
async function routed(town: Town): Promise<string> {
  const house = (await town.houses()).at(-40) ?? (await town.house())
  const { number } = await town.file(house, { category: 'curb-damage', text: 'Бордюр у остановки завалился' })
  const { agency } = await town.move('moderator', number, { move: 'publish' })
  if (agency.code !== 'dorservis')
    await town.move('moderator', number, { move: 'redirect', agency: 'dorservis', text: 'Дорога города' })
  return number
}

test('an agency gives the work to a crew, the crew drafts the answer, and the agency gives it as its own', async ({
  person,
  town,
  faults,
}) => {
  test.setTimeout(240_000)
  // The other crew asks for what it may not see.
  faults.expect(/404.*\/api\/console\/reports\//)
  const number = await routed(town)
  const agency = await person({ screen: 'desk', login: 'dorservis' })

  await test.step('the agency takes it for somebody', async () => {
    const card = await open(agency, number)
    await begin(agency, card, 'Взять и поручить…')
    const form = card.getByRole('form', { name: 'Взять и поручить' })
    await form.getByRole('button', { name: /Исполнитель/ }).click()
    await agency.getByRole('option', { name: crew }).click()
    await form.getByRole('button', { name: 'Взять в работу' }).click()
    await expect(agency.getByText(`№ ${number} взято в работу`)).toBeVisible()
    await expect((await open(agency, number)).getByText(crew).first()).toBeVisible()
  })

  const performer = await person({ screen: 'phone' })
  await test.step('the crew is told, and sees that report', async () => {
    await signIn(performer, 'brigade1')
    await performer.getByRole('button', { name: /^Уведомления, [1-9]/ }).tap()
    const panel = performer.getByRole('dialog', { name: 'Уведомления' })
    await expect(panel.getByRole('link', { name: new RegExp(`№\\s${number}`) })).toContainText('Поручено вам')
    await panel.getByRole('link', { name: new RegExp(`№\\s${number}`) }).tap()
  })

  await test.step('the crew writes what was done, with a photo, and can do no more', async () => {
    const card = performer.getByRole('region', { name: `Сообщение № ${number}` })
    await card.getByRole('button', { name: 'Черновик ответа…' }).tap()
    const form = card.getByRole('form', { name: 'Черновик ответа' })
    await form.getByRole('textbox', { name: 'Что сделано' }).fill(drafted)
    await pickPhoto(performer, 'Добавить фото', await photo({ group: 'roads', after: true }))
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await form.getByRole('button', { name: 'Отдать службе' }).tap()
    await expect(performer.getByText(`№ ${number}: черновик у службы`)).toBeVisible()
    await performer.goto(`/console/${number}`)
    await expect(card.getByRole('region', { name: 'Черновик исполнителя' }).getByText(drafted)).toBeVisible()
    await expect(card.getByRole('button', { name: 'Ответить…' })).toBeHidden()
  })

  await test.step('another crew sees nothing of it', async () => {
    const other = await person({ screen: 'desk', login: 'brigade2' })
    await other.goto('/console')
    await expect(other.getByRole('navigation', { name: 'Очереди' })).toBeVisible()
    await expect(other.getByRole('link', { name: new RegExp(number) })).toBeHidden()
    await other.goto(`/console/${number}`)
    await expect(other.getByText(`Сообщения № ${number} нет`)).toBeVisible()
  })

  await test.step('the answer begins with the draft, and is put right before it is handed in', async () => {
    const card = await open(agency, number)
    await expect(card.getByRole('region', { name: 'Черновик исполнителя' })).toContainText(crew)
    await begin(agency, card, 'Ответить…')
    const form = card.getByRole('form', { name: 'Ответ жителю' })
    await expect(form.getByRole('textbox', { name: 'Ответ' })).toHaveValue(drafted)
    await expect(form.getByRole('img', { name: 'Фото 1' })).toBeVisible()
    await form.getByText(/^Устранено/).click()
    await form.getByRole('textbox', { name: 'Ответ' }).fill(answer)
    await form.getByRole('button', { name: 'Сдать на проверку' }).click()
    await expect(agency.getByText(`№ ${number}: ответ на проверке`)).toBeVisible()
  })

  await test.step('residents read the agency’s words, and the crew has nothing to write any more', async () => {
    await town.move('moderator', number, { move: 'publish_answer' })
    const stranger = await person()
    await stranger.goto(`/reports/${number}`)
    const history = stranger.getByRole('list', { name: 'Что происходит' })
    await expect(history.getByText(answer)).toBeVisible()
    await expect(history.getByRole('button', { name: /Фото после работ/ })).toBeVisible()
    await expect(stranger.getByText(drafted)).toBeHidden()
    await expect(stranger.getByText('бригада')).toBeHidden()
    await performer.goto(`/console/${number}`)
    await expect(performer.getByRole('button', { name: 'Черновик ответа…' })).toBeHidden()
  })
})

test('an agency gives the work to another crew, and takes it back', async ({ person, town }) => {
  const number = await routed(town)
  await town.move('dorservis', number, { move: 'accept' })
  const agency = await person({ screen: 'desk', login: 'dorservis' })
  const card = await open(agency, number)
  const name = async (who: string) => {
    await open(agency, number)
    await begin(agency, card, 'Исполнитель…')
    const form = card.getByRole('form', { name: 'Кто выполняет' })
    await form.getByRole('button', { name: /Исполнитель/ }).click()
    await agency.getByRole('option', { name: who }).click()
    await form.getByRole('button', { name: 'Сохранить' }).click()
    await expect(agency.getByText(`№ ${number}: исполнитель изменён`)).toBeVisible()
    await open(agency, number)
  }
  await name(crew)
  await expect(card.getByText(`Назначен исполнитель: ${crew}`)).toBeVisible()
  await name('Дорожная бригада № 2')
  await expect(card.getByRole('definition').filter({ hasText: 'Дорожная бригада № 2' })).toBeVisible()
  await name('Никто: вернуть службе')
  await expect(card.getByText('Исполнитель снят')).toBeVisible()
})
