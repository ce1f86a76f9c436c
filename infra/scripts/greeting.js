/** @type {readonly { path: string, ru: string, en: string }[]} */
const pages = [
  { path: '/', ru: 'Жителям', en: 'residents' },
  { path: '/console', ru: 'Службам, модераторам, диспетчерам', en: 'console' },
  { path: '/head', ru: 'Главе города', en: 'head of the city' },
]

/** @type {readonly { login: string, ru: string, en: string }[]} */
const accounts = [
  { login: 'admin@demo.local', ru: 'администратор', en: 'administrator' },
  { login: 'admin2@demo.local', ru: 'второй администратор', en: 'second administrator' },
  { login: 'head@demo.local', ru: 'глава', en: 'head' },
  { login: 'curator@demo.local', ru: 'куратор', en: 'curator' },
  { login: 'moderator@demo.local', ru: 'модератор', en: 'moderator' },
  { login: 'dispatcher@demo.local', ru: 'диспетчер', en: 'dispatcher' },
  { login: '<код службы>@demo.local', ru: 'сотрудник службы', en: 'agency, by its code' },
  { login: 'brigade1@demo.local', ru: 'исполнитель дорожной службы', en: 'performer of the road service' },
]

/**
 * What a person reads once the site works.
 *
 * @param {object} site
 * @param {string} site.url
 * @param {string | undefined} site.demoPassword nothing where the demo accounts do not exist
 * @param {string | undefined} site.mailFolder where letters are caught, when they are
 * @param {string | undefined} site.smsFolder where SMS are caught, when they are
 * @returns {string}
 */
export function greeting({ url, demoPassword, mailFolder, smsFolder }) {
  return [
    '',
    `«Активный горожанин» работает: ${url}`,
    `The platform is running at ${url}`,
    '',
    ...aligned(pages.map(({ path, ru, en }) => [`${url}${path}`, `${ru} · ${en}`])),
    ...(demoPassword ? ['', ...demoLines(demoPassword)] : []),
    ...(mailFolder
      ? ['', 'Письма никуда не уходят, они складываются сюда · letters are kept in', `  ${mailFolder}`]
      : []),
    ...(smsFolder ? ['', 'СМС тоже · SMS too', `  ${smsFolder}`] : []),
    '',
    'Остановить: Ctrl-C · to stop: Ctrl-C',
  ].join('\n')
}

/** @param {string} password */
function demoLines(password) {
  return [
    `Демо-учётные записи, у всех пароль  ${password}`,
    `Demo accounts, one password for all`,
    ...aligned(accounts.map(({ login, ru, en }) => [login, `${ru} · ${en}`])),
  ]
}

/** @param {readonly (readonly string[])[]} rows */
function aligned(rows) {
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}`)
}
