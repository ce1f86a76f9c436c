import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { run } from './commands.js'
import { fingerprint, unlessDone } from './fingerprint.js'
import { root } from './paths.js'
import { say, step } from './say.js'
import { programOf } from './site.js'

/** Everything that decides what the tables and the demo city look like. */
const sources = ['apps/server', 'packages/domain', 'infra/city', 'pnpm-lock.yaml']

/**
 * Brings the tables and the city up to date, unless this very code has already done so with this database. A given
 * database may be changed by others and is always asked.
 *
 * @param {NodeJS.ProcessEnv} server what the server is configured by
 * @param {{ folder: string, pack: string | undefined, fresh: boolean, isGiven: boolean }} wishes `pack`: nothing for
 *   the demo; `isGiven`: the database is not ours
 */
export async function prepareCity(server, { folder, pack, fresh, isGiven }) {
  const prepare = async () => {
    await step({ ru: 'Обновляю таблицы', en: 'migrating the database' }, () =>
      run('node', [programOf('migrate')], { env: server }),
    )
    const words = [...(pack === undefined ? ['--demo'] : ['--pack', pack]), ...(fresh ? ['--fresh'] : [])]
    const told = await step({ ru: 'Загружаю город', en: 'loading the city' }, () =>
      run('node', [programOf('load-city'), ...words], { env: server }),
    )
    say(told.trimEnd().replaceAll(/^/gm, '    '))
  }
  if (isGiven) return prepare()

  const print = createHash('sha256')
    .update(fingerprint(root, sources))
    .update(pack === undefined ? '' : fingerprint(pack, ['.']))
    .update(`${server.DEMO_PASSWORD}\0${server.STORAGE_DIR}`)
    .digest('hex')
  // Beside the data, to be forgotten with them.
  await unlessDone(join(folder, 'postgres/prepared'), print, prepare)
}
