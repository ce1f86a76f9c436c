import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareCity } from './city.js'
import { assembleCrew, endLeftovers } from './crew.js'
import { bringDatabases } from './databases.js'
import { runToEnd } from './endings.js'
import { Fault } from './faults.js'
import { greeting } from './greeting.js'
import { bringGround } from './ground.js'
import { takeLock } from './lock.js'
import { removeHome } from './ordinary-user.js'
import { freePort, readPort, requireFreePort } from './ports.js'
import { say, step } from './say.js'
import { keepSecrets } from './secrets.js'
import { becomesHealthy, cityFolder, programOf, serverEnv } from './site.js'

await runToEnd(async (interrupted) => {
  const { pack, fresh } = readArguments()
  const host = process.env.HOST ?? '127.0.0.1'
  const port = readPort(process.env.PORT)
  const folder = cityFolder(pack)

  await becomeTheOnlyOne(folder)
  await requireFreePort(host, port)
  const env = await bringGround({ web: true })
  if (fresh) forget(folder)

  const secrets = keepSecrets(folder, process.env.DEMO_PASSWORD)
  const crew = assembleCrew(join(folder, 'logs'))
  const servers = await bringDatabases(crew, {
    folder,
    secrets,
    durable: true,
    databaseUrl: process.env.DATABASE_URL,
    ownerUrl: process.env.DATABASE_OWNER_URL,
    redisUrl: process.env.REDIS_URL,
  })
  const mail = join(folder, 'mail')
  const smtpUrl = process.env.SMTP_URL ?? (await catchMail(mail))
  const sms = join(folder, 'sms')
  const smsGateway = process.env.SMS_GATEWAY ?? (await catchSms(sms))
  const server = serverEnv(env, { host, port, folder, secrets, ...servers, smtpUrl, smsGateway })
  if (!pack) server.SIGN_IN_PROVIDERS ??= await lendSignIn(server.PUBLIC_URL ?? '')

  const preparing = { ...server, DATABASE_OWNER_URL: servers.ownerUrl }
  await prepareCity(preparing, { folder, pack, fresh, isGiven: Boolean(process.env.DATABASE_URL) })
  crew.start({ name: 'api', command: 'node', args: [programOf('api')], env: server })
  const worker = ['--max-semi-space-size=8', '--heap-growing-percent=60', programOf('worker')]
  crew.start({ name: 'worker', command: 'node', args: worker, env: server })
  await step({ ru: 'Запускаю сайт', en: 'starting the site' }, () => crew.during(becomesHealthy(host, port)))
  say(
    greeting({
      url: server.PUBLIC_URL ?? '',
      demoPassword: pack ? undefined : secrets.demoPassword,
      mailFolder: smtpUrl === process.env.SMTP_URL ? undefined : mail,
      smsFolder: smsGateway === process.env.SMS_GATEWAY ? undefined : sms,
    }),
  )

  await crew.during(new Promise((done) => interrupted.addEventListener('abort', done)))
  say('\nОстанавливаю… (stopping)')
  return 0

  /** @param {string} mailFolder */
  async function catchMail(mailFolder) {
    const program = programOf('mail-catcher')
    if (!existsSync(program)) return undefined
    const mailPort = String(await freePort())
    const mailEnv = { ...env, MAIL_PORT: mailPort, MAIL_DIR: mailFolder }
    crew.start({ name: 'mail', command: 'node', args: [program], env: mailEnv })
    return `smtp://127.0.0.1:${mailPort}`
  }

  /** @param {string} smsFolder */
  async function catchSms(smsFolder) {
    const smsPort = String(await freePort())
    const smsEnv = { ...env, SMS_PORT: smsPort, SMS_DIR: smsFolder }
    crew.start({ name: 'sms', command: 'node', args: [programOf('sms-catcher')], env: smsEnv })
    return JSON.stringify({
      url: `http://127.0.0.1:${smsPort}/send`,
      body: { json: { to: '{to}', text: '{text}' } },
    })
  }

  /**
   * A provider that takes everybody at the word, for residents of the demo town alone.
   *
   * @param {string} siteUrl
   */
  async function lendSignIn(siteUrl) {
    const providerPort = String(await freePort())
    const providerEnv = { ...env, MOCK_PROVIDER_PORT: providerPort, PUBLIC_URL: siteUrl }
    crew.start({ name: 'sign-in', command: 'node', args: [programOf('mock-provider')], env: providerEnv })
    return JSON.stringify([
      {
        code: 'mock',
        name: { ru: 'Учебный вход', en: 'Practice sign-in' },
        audiences: ['residents'],
        issuer: `http://localhost:${providerPort}`,
        clientId: 'active-citizen',
        clientSecret: 'a secret of the mock provider',
        scope: 'openid email',
        trustsEmail: true,
      },
    ])
  }
})

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { fresh: { type: 'boolean', default: false }, pack: { type: 'string' } },
    })
    const pack = values.pack === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', values.pack)
    if (pack && !existsSync(pack)) throw new Error(`${pack} does not exist`)
    return { pack, fresh: values.fresh }
  } catch (error) {
    throw new Fault(
      {
        ru: 'Можно так: npm start, npm start -- --fresh (данные заново), npm start -- --pack <папка города>.',
        en: 'Use npm start, npm start -- --fresh (data anew), or npm start -- --pack <folder of a city>.',
      },
      error instanceof Error ? error.message : String(error),
    )
  }
}

/**
 * Two starts over the same data would spoil it; one that was killed leaves its programs to us.
 *
 * @param {string} folder
 */
async function becomeTheOnlyOne(folder) {
  mkdirSync(folder, { recursive: true })
  if (!takeLock(join(folder, 'lock'))) {
    throw new Fault({
      ru: 'Этот город уже запущен из этой же папки: остановите тот запуск (Ctrl-C в его окне).',
      en: 'This city already runs from this very checkout: stop that run (Ctrl-C in its window).',
    })
  }
  await endLeftovers(join(folder, 'logs'))
}

/**
 * Removes the city's private data. A server that was given forgets by itself: the loader is told.
 *
 * @param {string} folder
 */
function forget(folder) {
  for (const name of ['postgres', 'redis', 'photos', 'mail', 'sms']) removeHome(join(folder, name))
}
