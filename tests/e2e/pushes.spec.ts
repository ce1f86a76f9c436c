import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { test } from './mailed-town.ts'
import { expect } from './test.ts'

const news = {
  title: 'Дан ответ',
  body: 'Неубранная общественная территория, Мостовая улица, 4',
  url: '/',
  tag: 'news-1',
  stop: 'stop.nothing',
  language: 'ru',
}

test('a neighbour follows a report by the notifications of a browser, which shows what comes', async ({
  person,
  town,
}) => {
  test.setTimeout(120_000)
  const service = await startPushService()
  const { number } = await town.file(await town.house())
  await town.move('moderator', number, { move: 'publish' })
  const page = await person({ worker: true })
  await page.context().grantPermissions(['notifications'])
  // Chromium would ask a service of its maker, which no test reaches.
  await page.addInitScript({
    content: `PushManager.prototype.subscribe = PushManager.prototype.getSubscription =
      async () => ({ toJSON: () => (${JSON.stringify(service.device)}) })`,
  })

  await page.goto(`/reports/${number}`)
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.getByRole('button', { name: 'Следить' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Следить за новостями' })
  await dialog.getByText('В этот браузер').tap()
  await expect(dialog.getByText('Адрес почты не нужен.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Следить' }).tap()
  await expect(page.getByRole('dialog', { name: 'Вы следите' })).toBeVisible()

  await town.answer(number, 'Территорию убрали, урну поставили, убираем по средам.')
  await town.move('moderator', number, { move: 'publish_answer' })
  await expect.poll(() => service.taken()).toBeGreaterThan(0)

  await deliver(page, town.address)
  await expect.poll(() => shownOn(page)).toEqual([{ title: news.title, body: news.body }])

  await test.step('what the browser follows is listed there without an account, and stopped', async () => {
    await page.goto('/mine')
    const pushes = page.getByRole('region', { name: 'Уведомления в этом браузере' })
    await expect(pushes.getByRole('listitem')).toHaveCount(1)
    await expect(pushes.getByRole('button', { name: 'Остановить все' })).toBeHidden()
    await follow('group=lighting', 'Выбранные темы по всему городу')
    await follow('group=waste', 'Выбранные темы по всему городу')
    await page.goto('/mine')
    await expect(pushes.getByRole('listitem')).toHaveCount(3)
    await pushes.getByRole('button', { name: `Не следить: сообщение № ${number}` }).tap()
    await expect(pushes.getByRole('listitem')).toHaveCount(2)
    await pushes.getByRole('button', { name: 'Остановить все' }).tap()
    await expect(pushes).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Мои сообщения' })).toBeVisible()
    await expect(pushes).toBeHidden()
  })
  await service.stop()

  async function follow(search: string, what: string) {
    await page.goto(`/?${search}&all=true`)
    await page.getByRole('button', { name: 'Следить' }).tap()
    await dialog.getByText(what).tap()
    await dialog.getByText('В этот браузер').tap()
    await dialog.getByRole('button', { name: 'Следить' }).tap()
    await expect(page.getByRole('dialog', { name: 'Вы следите' })).toBeVisible()
  }
})

/** What stands behind a browser of a neighbour: it takes what it cannot read. */
async function startPushService() {
  let taken = 0
  const server = createServer((request, reply) => {
    taken++
    request.resume()
    reply.writeHead(201).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const keys = createECDH('prime256v1')
  const device = {
    endpoint: `http://127.0.0.1:${port}/push`,
    keys: { p256dh: keys.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
  }
  return {
    device,
    taken: () => taken,
    stop: () => new Promise((done) => server.close(done)),
  }
}

/** Gives the worker a push as the browser does when one has come and was read. */
async function deliver(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registration = new Promise<string>((found) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [known] = registrations
      if (known) found(known.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registration,
    data: JSON.stringify(news),
  })
}

const shownOn = (page: Page) =>
  page.evaluate(`navigator.serviceWorker.ready
    .then((worker) => worker.getNotifications())
    .then((shown) => shown.map(({ title, body }) => ({ title, body })))`)
