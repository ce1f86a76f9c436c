import type { Page } from '@playwright/test'
import { pressMap } from './drawing.ts'
import { agreeToPublish, settle } from './people.ts'
import type { Filed, House, Town } from './town.ts'

/** What the screens show: reports in the states that look different. */
export type Shown = {
  readonly house: House
  /** Where litter was reported and is with its agency. */
  readonly second: House
  /** Answered, with photos before and after. */
  readonly answered: Filed
  /** Waits for a moderator; its author may see it. */
  readonly filed: Filed
  /** Its answer waits for a moderator. */
  readonly inReview: Filed
  /** Its author took it back after others had seen it. */
  readonly withdrawn: Filed
  /** The ground of the railway. */
  readonly rails: { readonly lon: number; readonly lat: number }
  /** Signs the page in as the author of the answered report. */
  readonly entered: (page: Page) => Promise<void>
}

/** One screen of the product and how a person gets there. */
export type View = {
  readonly name: string
  /** Whose page it is; a resident's without one. */
  readonly login?: string
  readonly open: (page: Page, shown: Shown) => Promise<void>
  /** What the browser says where the city has nothing to show. */
  readonly says?: RegExp
}

/** Every kind of report that the screens draw differently: answered, under review, new, urgent, late. */
export async function makeReports(town: Town): Promise<Shown> {
  const [house, ...others] = await town.houses()
  const [second = house, third = house] = others
  if (!house || !second || !third) throw new Error('the town has no houses')
  const answered = await town.file(house, {
    text: 'Вдоль дорожки разбросаны пакеты и бутылки',
    contactEmail: residentEmail,
    consents: '["contact@2026-11","publication@2026-11"]',
  })
  await town.move('moderator', answered.number, { move: 'publish' })
  await town.answer(answered.number, 'Территорию убрали, поставили ещё одну урну. Убираем по средам.')
  await town.move('moderator', answered.number, { move: 'publish_answer' })

  const inReview = await town.file(second, { text: 'Мусор у спортивной площадки не убирают неделю' })
  await town.move('moderator', inReview.number, { move: 'publish' })
  const added = await town.remark(
    inReview.number,
    'Баки переполнены и у соседнего дома, мусор разносит ветер.',
  )
  await town.publishRemark(inReview.number, added)
  await town.remark(inReview.number, 'Вчера привезли ещё мешки. Мой телефон 8 912 345-67-89')
  await town.answer(inReview.number, 'Площадку убрали утром, дворник будет приходить каждый день.')

  const late = await town.file(third, {
    category: 'tree-prune',
    text: 'Ветки лежат на проводах',
    contactEmail: 'resident@mail.example',
  })
  await town.move('moderator', late.number, { move: 'publish' })
  await town.age(late.number, 30)
  await town.loseLetters(late.number)

  const details = JSON.stringify({ is_dangerous: true })
  await town.file(second, { category: 'manhole-open', text: 'Открытый люк на тротуаре', details })
  const filed = await town.file(third, {
    text: 'На газоне свалили строительный мусор. Анна, кв. 14, тел. 8 912 345-67-89',
    contactEmail: 'zhitel@example.org',
  })
  for (const house of [second, third, second, third, second, third])
    await town.file(house, { text: 'Опять пакеты у контейнеров', contactEmail: 'potok@example.org' })
  const entered = (page: Page) => town.enter(page, residentEmail)
  const rails = await town.groundOf('railway')
  const withdrawn = await town.file(second, { text: 'Пакеты у контейнеров' })
  await town.move('moderator', withdrawn.number, { move: 'publish' })
  await town.withdraw(withdrawn)
  return { house, second, answered, filed, inReview, withdrawn, rails, entered }
}

const residentEmail = 'anna.zhitel@mail.example'

const at = ({ lon, lat }: House) => `${lon},${lat},17`

const streetOf = ({ label }: House) => label.ru.replace(/, .*$/, '')

async function toWhat(page: Page, { house }: Shown): Promise<void> {
  await page.goto(`/new?at=${at(house)}`)
  await page.getByText(house.label.ru).waitFor()
  await page.getByRole('button', { name: 'Здесь', exact: true }).click()
  await page.getByRole('heading', { name: 'Что случилось?' }).waitFor()
}

async function toTell(page: Page, shown: Shown): Promise<void> {
  await toWhat(page, shown)
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('яма во дворе')
  await page.getByRole('button', { name: 'Яма во дворовом проезде' }).click()
  await page.getByText(/^Ответит\s/).waitFor()
}

/** A report that cannot be sent for want of a connection. */
async function toWaits(page: Page, shown: Shown): Promise<void> {
  await page.route(/\/api\/reports$/, (route) => route.abort())
  await toTell(page, shown)
  await page
    .getByRole('textbox', { name: 'Что не так' })
    .fill('Яма у въезда во двор, машины объезжают по газону')
  await page.getByText('15–60 см').click()
  await agreeToPublish(page)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.getByRole('heading', { name: 'Отправим, когда появится связь' }).waitFor()
}

/** The city as it is where it sends SMS. */
async function takePhones(page: Page): Promise<void> {
  await page.route('**/api/city', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), phones: true } })
  })
}

/** Where others have reported litter, up to the last screen of the form. */
async function toHints(page: Page, shown: Shown): Promise<void> {
  await toWhat(page, { ...shown, house: shown.second })
  await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('мусор')
  await page
    .getByRole('button', { name: /^Мусор|^Неубранная/ })
    .first()
    .click()
  await page.getByText(/^Ответит\s/).waitFor()
}

/** All screens, residents’ first. */
export const views: readonly View[] = [
  {
    name: 'start',
    open: async (page) => {
      await page.goto('/')
      await page.getByRole('list', { name: 'Сообщения на карте' }).waitFor()
    },
  },
  {
    name: 'start-period',
    open: async (page) => {
      await page.goto('/?from=2026-11-01')
      await page
        .getByRole('list', { name: 'Сообщения на карте' })
        .or(page.getByText('С такими фильтрами'))
        .waitFor()
      await page.getByRole('searchbox').focus()
      await page.getByRole('button', { name: 'Период и служба: 1' }).click()
      await page.getByRole('group', { name: 'Кто отвечает' }).getByRole('checkbox').first().waitFor()
    },
  },
  {
    name: 'start-heat',
    open: async (page) => {
      await page.goto('/?heat=true')
      await page.getByRole('list', { name: 'Сообщения на карте' }).waitFor()
    },
  },
  {
    name: 'start-supported',
    open: async (page) => {
      await page.goto('/?all=true&order=supporters')
      await page.getByRole('list', { name: 'Сообщения всего города' }).waitFor()
    },
  },
  {
    name: 'start-near',
    open: async (page, { house }) => {
      await page.goto(`/?at=${at(house)}`)
      await page.getByRole('list', { name: 'Сообщения на карте' }).waitFor()
    },
  },
  {
    name: 'search-found',
    open: async (page, { house }) => {
      await page.goto('/')
      await page.getByRole('searchbox', { name: 'Поиск по городу' }).fill(streetOf(house))
      await page.getByRole('list', { name: 'Найденное' }).waitFor()
    },
  },
  {
    name: 'where-found',
    open: async (page, { house }) => {
      await page.goto('/new')
      await page.getByRole('searchbox', { name: 'Адрес или место' }).fill(`${streetOf(house).slice(0, -2)} 1`)
      await page.getByRole('list', { name: 'Найденное' }).waitFor()
    },
  },
  {
    name: 'search-empty',
    open: async (page) => {
      await page.goto('/')
      await page.getByRole('searchbox', { name: 'Поиск по городу' }).fill('дирижабль')
      await page.getByText('Ничего не нашлось').waitFor()
    },
  },
  {
    name: 'report',
    open: async (page, { answered }) => {
      await page.goto(`/reports/${answered.number}`)
      await page.getByRole('heading', { name: 'Что происходит' }).waitFor()
    },
  },
  {
    name: 'report-own',
    open: async (page, { answered }) => {
      await page.goto(`/reports/${answered.number}#${answered.follow}`)
      await page.getByRole('button', { name: 'Да, исправили' }).click()
      await page.getByRole('radio', { name: '4 из 5, хорошо' }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: 'Скорость' }).waitFor()
    },
  },
  {
    name: 'report-consents',
    open: async (page, { filed }) => {
      await page.goto(`/reports/${filed.number}#${filed.follow}`)
      const consents = page.getByRole('region', { name: 'Согласия' })
      await consents.scrollIntoViewIfNeeded()
      await consents.getByText('Текст согласия').first().waitFor()
    },
  },
  {
    name: 'report-consent-ask',
    open: async (page, { filed }) => {
      await page.goto(`/reports/${filed.number}#${filed.follow}`)
      await page.getByRole('button', { name: /^Отозвать согласие: Обработка адреса почты/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'lightbox',
    open: async (page, { answered }) => {
      await page.goto(`/reports/${answered.number}`)
      await page
        .getByRole('button', { name: /Открыть фото 1/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('img').waitFor()
    },
  },
  {
    name: 'who',
    open: async (page, { house }) => {
      await page.goto(`/who?at=${at(house)}`)
      await page.getByRole('list', { name: 'Кто отвечает' }).waitFor()
    },
  },
  {
    name: 'categories',
    open: async (page) => {
      await page.goto('/categories')
      await page.getByRole('link', { name: 'Сломана скамейка, урна, другая малая форма' }).waitFor()
    },
  },
  {
    name: 'category',
    open: async (page) => {
      await page.goto('/categories/noise-night')
      await page.getByText('Драка или угроза').waitFor()
    },
  },
  {
    name: 'start-tapped',
    open: async (page, { answered, house }) => {
      await page.goto(`/?at=${at(house)}&spot=${answered.number}`)
      await page.getByText('Неубранная общественная территория').first().waitFor()
    },
  },
  {
    name: 'new-other-body',
    open: async (page, { rails }) => {
      await page.goto(`/new?at=${rails.lon},${rails.lat},17`)
      await page.getByRole('button', { name: 'Здесь', exact: true }).click()
      await page.getByRole('searchbox', { name: 'Например, яма или лифт' }).fill('неубранная территория')
      await page.getByRole('button', { name: 'Неубранная общественная территория' }).click()
      await page.getByRole('region', { name: 'Здесь отвечает не город' }).waitFor()
    },
  },
  {
    name: 'figures',
    open: async (page) => {
      await page.goto('/figures?period=quarter')
      await page.getByRole('heading', { name: /^Что сказано/ }).waitFor()
      await page.getByRole('slider').first().waitFor()
    },
  },
  {
    name: 'figures-pairs',
    open: async (page) => {
      await page.goto('/figures?period=year')
      await page
        .getByRole('slider', { name: /^До и после/ })
        .first()
        .focus()
      await page.keyboard.press('PageUp')
      await page.getByRole('slider').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'follow',
    open: async (page, { house }) => {
      await page.goto(`/?at=${at(house)}&group=waste`)
      await page.getByRole('searchbox', { name: 'Поиск по городу' }).fill(house.label.ru)
      await page.getByRole('list', { name: 'Найденное' }).getByRole('button').first().click()
      await page.getByRole('button', { name: 'Следить' }).click()
      const dialog = page.getByRole('dialog', { name: 'Следить за новостями' })
      await dialog.getByRole('textbox', { name: 'Почта для новостей' }).fill('sosed@mail.example')
      await dialog.getByRole('button', { name: 'Следить' }).click()
      await dialog.getByText('Без согласия мы не можем сохранить адрес.').waitFor()
    },
  },
  {
    name: 'draw-area',
    open: async (page, { house }) => {
      await startDrawing(page, house)
      await page.getByText(/^около [\d,]+ (га|км²)$/).waitFor()
    },
  },
  {
    name: 'draw-area-crossed',
    open: async (page, { house }) => {
      await startDrawing(page, house)
      await pressMap(page, [[0, -120]])
      await page.getByText('Стороны пересекаются').first().waitFor()
    },
  },
  {
    name: 'area',
    open: async (page, { house }) => {
      await startDrawing(page, house)
      await page.getByRole('button', { name: 'Готово' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Назад' }).click()
      await page.getByRole('button', { name: 'Убрать область с карты' }).waitFor()
    },
  },
  {
    name: 'follow-report',
    open: async (page, { answered }) => {
      await page.goto(`/reports/${answered.number}`)
      await page.getByRole('button', { name: 'Следить' }).click()
      await page.getByRole('textbox', { name: 'Почта для новостей' }).waitFor()
    },
  },
  {
    name: 'report-unknown',
    says: /404/,
    open: async (page) => {
      await page.goto('/reports/2020-1')
      await page.getByText('Такого сообщения не видно').waitFor()
    },
  },
  {
    name: 'new-where',
    open: async (page, { house }) => {
      await page.goto(`/new?at=${at(house)}`)
      await page.getByText(house.label.ru).waitFor()
    },
  },
  { name: 'new-what', open: toWhat },
  { name: 'new-tell', open: toTell },
  { name: 'new-waits', open: toWaits, says: /net::ERR_FAILED/ },
  {
    name: 'new-hints',
    open: async (page, shown) => {
      await toHints(page, shown)
      await page.getByRole('button', { name: 'У меня тоже' }).first().waitFor()
    },
  },
  {
    name: 'joined',
    open: async (page, shown) => {
      await toHints(page, shown)
      await page.getByRole('button', { name: 'У меня тоже' }).first().click()
      await page.getByRole('heading', { name: /^Вы присоединились/ }).waitFor()
      await page.getByRole('textbox', { name: 'Почта для новостей' }).fill('sosed@mail.example')
    },
  },
  {
    name: 'report-supported',
    open: async (page, { inReview }) => {
      await page.goto(`/reports/${inReview.number}`)
      await page.getByRole('button', { name: /^У меня тоже/ }).click()
      await page.getByRole('textbox', { name: 'Почта для новостей' }).waitFor()
    },
  },
  {
    name: 'report-withdrawn',
    says: /410/,
    open: async (page, { withdrawn }) => {
      await page.goto(`/reports/${withdrawn.number}`)
      await page.getByText('Автор отозвал сообщение').waitFor()
    },
  },
  {
    name: 'report-remarks',
    open: async (page, { inReview }) => {
      await page.goto(`/reports/${inReview.number}`)
      await page.getByRole('button', { name: /^У меня тоже/ }).click()
      await page.getByRole('button', { name: 'Дополнить' }).click()
      const form = page.getByRole('form', { name: 'Дополнить' })
      await form.getByRole('textbox').fill('Сегодня вывезли половину, мешки у ограды остались.')
      await form.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'done',
    open: async (page, { filed }) => {
      await page.goto(`/reports/${filed.number}#${filed.follow}`)
      await page.getByText('Пока его видите только вы').waitFor()
      await page.goto(`/new?step=done&number=${filed.number}`)
      await page.getByRole('heading', { name: /^Приняли/ }).waitFor()
    },
  },
  {
    name: 'mine',
    open: async (page, { filed }) => {
      await page.goto(`/reports/${filed.number}#${filed.follow}`)
      await page.getByText('Пока его видите только вы').waitFor()
      await page.goto('/mine')
      await page.getByText('Список хранится только на этом устройстве.').waitFor()
    },
  },
  {
    name: 'mine-drafts',
    open: async (page, shown) => {
      const { filed } = shown
      await page.goto(`/reports/${filed.number}#${filed.follow}`)
      await page.getByText('Пока его видите только вы').waitFor()
      await toWaits(page, shown)
      await page.getByRole('button', { name: 'Подать другое сообщение' }).click()
      await page.getByRole('heading', { name: 'Где это?' }).waitFor()
      await toTell(page, shown)
      await page.goto('/mine')
      await page.getByText('Черновик, можно продолжить').waitFor()
    },
    says: /net::ERR_FAILED/,
  },
  {
    name: 'account-enter',
    open: async (page) => {
      await page.goto('/account')
      await page.getByRole('heading', { name: 'Войти по почте' }).waitFor()
    },
  },
  {
    name: 'account-enter-phone',
    open: async (page) => {
      await takePhones(page)
      await page.goto('/account')
      await page.getByRole('heading', { name: 'Войти по почте или телефону' }).waitFor()
    },
  },
  {
    name: 'account-sms-code',
    open: async (page) => {
      await takePhones(page)
      await page.route('**/api/account/code', (route) => route.fulfill({ status: 202 }))
      await page.goto('/account')
      const field = page.getByRole('textbox', { name: 'Почта или телефон' })
      await field.fill('8 912 345-67-89')
      await page.getByText(/^Согласен на обработку адреса почты/).click()
      // By the keyboard: of a pressed button screen readers are told for seconds after it has gone.
      await field.press('Enter')
      await page.getByRole('textbox', { name: 'Код из СМС' }).waitFor()
    },
  },
  {
    name: 'account-phone',
    open: async (page, { entered }) => {
      await takePhones(page)
      await page.goto('/')
      await entered(page)
      const account = { email: null, phone: '+79123456789', since: '2026-11-20T05:00:00.000Z' }
      await page.route('**/api/account', (route) => route.fulfill({ json: { account } }))
      await page.goto('/account')
      await page.getByRole('button', { name: 'Сменить телефон' }).click()
      await page.getByRole('textbox', { name: 'Новый номер' }).waitFor()
    },
  },
  {
    name: 'account',
    open: async (page, { entered }) => {
      await entered(page)
      await page.goto('/account')
      await page.getByText('это устройство').waitFor()
      await page.getByText('Публикация текста и фото', { exact: true }).first().waitFor()
    },
  },
  {
    name: 'account-no-email',
    open: async (page, { entered }) => {
      await page.goto('/')
      await entered(page)
      const account = { email: null, phone: null, since: '2026-11-20T05:00:00.000Z' }
      await page.route('**/api/account', (route) => route.fulfill({ json: { account } }))
      await page.goto('/account')
      await page.getByRole('button', { name: 'Добавить почту' }).click()
      await page.getByText('Согласен на обработку адреса почты').waitFor()
    },
  },
  {
    name: 'account-data',
    open: async (page, { entered }) => {
      await entered(page)
      await page.goto('/account/data')
      await page.getByRole('heading', { name: 'Письма' }).waitFor()
    },
  },
  {
    name: 'account-mine',
    open: async (page, { entered }) => {
      await entered(page)
      await page.goto('/mine')
      await page.getByRole('region', { name: 'Ваши сообщения' }).waitFor()
    },
  },
  {
    name: 'no-such-page',
    open: async (page) => {
      await page.goto('/nowhere')
      await page.getByText('Такой страницы нет').waitFor()
    },
  },
  {
    name: 'sign-in',
    open: async (page) => {
      await page.goto('/sign-in')
      await page.getByRole('heading', { name: 'Вход для сотрудников' }).waitFor()
    },
  },
  {
    name: 'forgotten-password',
    open: async (page) => {
      await page.goto('/forgotten-password')
      await page.getByRole('heading', { name: 'Забыли пароль' }).waitFor()
    },
  },
  {
    name: 'invitation-over',
    says: /404/,
    open: async (page) => {
      await page.goto(`/invitation#${'A'.repeat(43)}`)
      await page.getByRole('heading', { name: 'Ссылка не подходит' }).waitFor()
    },
  },
  {
    name: 'console',
    login: 'moderator',
    open: async (page) => {
      await page.goto('/console')
      await page.getByRole('list', { name: 'Сообщения' }).getByRole('link').first().waitFor()
    },
  },
  {
    name: 'console-flood',
    login: 'moderator',
    open: async (page) => {
      await page.goto('/console?q=пакеты у контейнеров')
      await page
        .getByRole('button', { name: /Один автор|One author/ })
        .first()
        .click()
    },
  },
  {
    name: 'console-empty',
    login: 'moderator',
    open: async (page) => {
      await page.goto('/console?q=дирижабль')
      await page.getByText('По запросу «дирижабль» ничего нет').waitFor()
    },
  },
  {
    name: 'console-card',
    login: 'moderator',
    open: async (page, { inReview }) => {
      await page.goto(`/console/${inReview.number}`)
      await page.getByRole('region', { name: 'Ответ на проверке' }).waitFor()
    },
  },
  {
    name: 'console-remarks',
    login: 'moderator',
    open: async (page, { inReview }) => {
      await page.goto(`/console/${inReview.number}?remarks=true`)
      const waiting = page.getByRole('region', { name: 'Дополнения ждут проверки' })
      await waiting.getByRole('button', { name: 'Отклонить' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'console-remark-reject',
    login: 'moderator',
    open: async (page, { inReview }) => {
      await page.goto(`/console/${inReview.number}`)
      await page
        .getByRole('region', { name: 'Дополнения ждут проверки' })
        .getByRole('button', { name: 'Отклонить' })
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'console-masks',
    login: 'moderator',
    open: async (page, { filed }) => {
      await page.goto(`/console/${filed.number}`)
      await page.getByRole('button', { name: 'Скрыты 2 части текста' }).click()
      await page
        .getByRole('dialog', { name: 'Что скрыто от жителей' })
        .getByText('Жители читают так')
        .waitFor()
    },
  },
  {
    name: 'console-paint',
    login: 'moderator',
    open: async (page, { filed }) => {
      await page.goto(`/console/${filed.number}`)
      await page.getByRole('button', { name: /^Неубранная.*Открыть фото 1/ }).click()
      await page.getByRole('button', { name: 'Закрасить часть' }).click()
      const dialog = page.getByRole('dialog', { name: 'Закрасить часть фото' })
      await dialog.getByRole('button', { name: 'Добавить прямоугольник' }).click()
      await dialog.getByRole('button', { name: /^Прямоугольник 1/ }).focus()
      await page.keyboard.press('ArrowLeft')
    },
  },
  {
    name: 'alerts',
    login: 'dispatcher',
    open: async (page) => {
      await page.goto('/console')
      await page.getByRole('button', { name: /^Уведомления,/ }).click()
      await page.getByRole('dialog', { name: 'Уведомления' }).getByRole('link').first().waitFor()
    },
  },
  {
    name: 'my-settings',
    login: 'curator',
    open: async (page) => {
      await page.goto('/console')
      await page.getByRole('button', { name: /^Вы вошли/ }).click()
      await page.getByRole('menuitem', { name: 'Уведомления и замещение' }).click()
      await page.getByText('Меня не будет').click()
      await page.getByText('Кто замещает').waitFor()
    },
  },
  {
    name: 'deliveries',
    login: 'admin',
    open: async (page) => {
      await page.goto('/console/deliveries')
      await page.getByRole('region', { name: 'Очереди служб' }).waitFor()
      await page.getByRole('heading', { name: 'Письма, которые не дошли' }).waitFor()
    },
  },
  {
    name: 'norms',
    login: 'dispatcher',
    open: async (page) => {
      await page.goto('/console/norms')
      await page.getByRole('heading', { name: 'Отметить событие' }).waitFor()
    },
  },
  {
    name: 'staff',
    login: 'admin',
    open: async (page) => {
      await page.goto('/console/staff')
      await page
        .getByRole('button', { name: /^Изменить/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'staff-person',
    login: 'admin',
    open: async (page) => {
      await page.goto('/console/staff')
      await page
        .getByRole('button', { name: /^Изменить/ })
        .first()
        .click()
      await page
        .getByRole('dialog')
        .getByText(/^Сейчас/)
        .waitFor()
    },
  },
  {
    name: 'staff-invite',
    login: 'admin',
    open: async (page) => {
      await page.goto('/console/staff')
      await page.getByRole('button', { name: 'Пригласить' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'staff-account',
    login: 'curator',
    open: async (page) => {
      await page.goto('/console/account')
      await page.getByText('это устройство').waitFor()
    },
  },
  {
    name: 'contact',
    login: 'moderator',
    open: async (page, { filed }) => {
      await page.goto(`/console/${filed.number}`)
      await page.getByRole('button', { name: 'Показать', exact: true }).click()
      await page.getByRole('dialog', { name: 'Показать контакт автора' }).waitFor()
    },
  },
  {
    name: 'audit',
    login: 'admin',
    open: async (page) => {
      await page.goto('/console/audit')
      await page.getByRole('cell', { name: 'Вход', exact: true }).first().waitFor()
    },
  },
  {
    name: 'head',
    login: 'head',
    open: async (page) => {
      await page.goto('/head')
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
]

/** Opens a screen and waits until all of it is there. */
export async function show(page: Page, { open }: View, shown: Shown): Promise<void> {
  await open(page, shown)
  await settle(page)
}

async function startDrawing(page: Page, house: Shown['house']): Promise<void> {
  await page.goto(`/?at=${at(house)}&all=true`)
  await page.locator('[data-map="loaded"]').waitFor()
  await page.getByRole('button', { name: 'Следить' }).click()
  await page.getByRole('button', { name: 'Нарисовать область на карте' }).click()
  await page.getByText('Отмечайте на карте углы области').waitFor()
  await pressMap(page, [
    [-90, -80],
    [100, -100],
    [120, 60],
    [20, 20],
    [-70, 110],
  ])
}
