import { join } from 'node:path'
import { run } from './commands.js'
import { fingerprint, unlessDone } from './fingerprint.js'
import { root } from './paths.js'
import { step } from './say.js'

/**
 * Builds the web app into `apps/web/dist`, when something that goes into it changed since the last time.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildWeb(env) {
  const print = fingerprint(root, ['apps/web', 'packages/domain', 'infra/config', 'pnpm-lock.yaml'])
  await unlessDone(join(root, 'apps/web/dist/.sources'), print, () =>
    step({ ru: 'Собираю сайт', en: 'building the web app' }, () =>
      run('pnpm', ['--filter', '@gorozhanin/web', 'build'], { env }),
    ),
  )
}
