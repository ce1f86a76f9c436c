import { signIn } from './people.ts'
import { expect, test } from './test.ts'

test('an emergency rings the dispatcher’s bell, sounds, and stays until somebody takes it', async ({
  person,
  town,
}) => {
  const dispatcher = await person({ screen: 'desk' })
  await signIn(dispatcher, 'dispatcher')
  const bell = dispatcher.getByRole('button', { name: /^Уведомления,/ })
  await expect(bell).toBeVisible()
  await dispatcher.getByRole('navigation', { name: 'Очереди' }).waitFor()

  const house = await town.house()
  const details = JSON.stringify({ is_dangerous: true })
  const { number, agency } = await town.file(house, {
    category: 'manhole-open',
    text: 'Открытый люк',
    details,
  })
  const alarm = dispatcher.getByRole('alert').filter({ hasText: 'Новая авария.' })
  await expect(alarm).toBeVisible()
  // The sign-in was a touch of the page: it may sound, and can be told not to.
  await alarm.getByRole('button', { name: /звук/ }).click()

  await test.step('the bell says which report, and opens its card', async () => {
    await expect(bell).toHaveAccessibleName(/[1-9]\d* нов/)
    await bell.focus()
    await dispatcher.keyboard.press('Enter')
    const panel = dispatcher.getByRole('dialog', { name: 'Уведомления' })
    await expect(panel.getByRole('link', { name: new RegExp(`непрочитанное: №\\s${number}`) })).toContainText(
      'Авария',
    )
    await panel.getByRole('link', { name: new RegExp(`№\\s${number}`) }).press('Enter')
    await expect(dispatcher).toHaveURL(new RegExp(`/console/${number}`))
    await expect(panel).toBeHidden()
  })

  await test.step('all can be read at once', async () => {
    await bell.click()
    const panel = dispatcher.getByRole('dialog', { name: 'Уведомления' })
    const readAll = panel.getByRole('button', { name: 'Прочитать все' })
    if (await readAll.isVisible()) await readAll.click()
    await expect(bell).toHaveAccessibleName('Уведомления, новых нет')
    await dispatcher.keyboard.press('Escape')
  })

  await test.step('once it is taken nothing calls for it', async () => {
    await expect(alarm).toBeVisible()
    await town.move(agency.code, number, { move: 'accept' })
    await expect(alarm).toBeHidden()
  })
})

test('a curator chooses one letter a day and names a deputy', async ({ person, faults }) => {
  // A day before the first is refused by the city.
  faults.expect(/422.*\/api\/session\/settings/)
  const curator = await person({ screen: 'desk' })
  await signIn(curator, 'curator')
  const open = async () => {
    await curator.getByRole('button', { name: /^Вы вошли/ }).click()
    await curator.getByRole('menuitem', { name: 'Уведомления и замещение' }).click()
    return curator.getByRole('dialog', { name: 'Уведомления и замещение' })
  }
  const dialog = await open()
  await dialog.getByRole('radio', { name: 'Раз в день' }).click()
  await dialog.getByText('Меня не будет').click()
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText('Укажите день.').first()).toBeVisible()
  await dialog.getByLabel('Первый день').fill('2030-06-10')
  await dialog.getByLabel('Последний день').fill('2030-06-05')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText('Последний день раньше первого.')).toBeVisible()
  await dialog.getByLabel('Последний день').fill('2030-06-20')
  await dialog.getByRole('button', { name: /Кто замещает/ }).click()
  await curator.getByRole('option', { name: 'Глава города' }).click()
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog).toBeHidden()

  await expect((await open()).getByLabel('Последний день')).toHaveValue('2030-06-20')
})

test('an agency that lost a report reads who has it now, and is led to no closed card', async ({
  person,
  town,
}) => {
  const house = (await town.houses()).at(-35) ?? (await town.house())
  const details = JSON.stringify({ lamps_count: 'one' })
  const { number } = await town.file(house, {
    category: 'street-light-out',
    text: 'Не горит фонарь',
    details,
  })
  const { agency } = await town.move('moderator', number, { move: 'publish' })
  const loser = await person({ screen: 'desk', login: agency.code })
  await loser.goto('/console')
  await town.move('moderator', number, {
    move: 'redirect',
    agency: 'dorservis',
    text: 'Опора дорожной службы',
  })

  await loser.getByRole('button', { name: /^Уведомления, [1-9]/ }).click()
  const panel = loser.getByRole('dialog', { name: 'Уведомления' })
  const told = panel.getByRole('button', { name: new RegExp(`непрочитанное: №\\s${number}`) })
  const lost = told.filter({ hasText: 'Передано другой службе' })
  await expect(lost).toContainText('теперь отвечает Дорожная служба')
  await expect(panel.getByRole('link', { name: new RegExp(`№\\s${number}`) })).toHaveCount(0)
  await lost.press('Enter')
  await expect(lost).toBeHidden()
  await expect(panel.getByRole('button', { name: new RegExp(`^№\\s${number}`) })).toBeVisible()
  await expect(loser).toHaveURL(/\/console$/)
})
