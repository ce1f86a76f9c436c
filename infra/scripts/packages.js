import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './commands.js'
import { fingerprint, unlessDone } from './fingerprint.js'
import { root } from './paths.js'
import { step } from './say.js'

const manners = {
  // pnpm asks nothing, also where an older node_modules has to go.
  CI: 'true',
  // It would wait for minutes before it says that there is no network.
  pnpm_config_fetch_retry_mintimeout: '500',
  pnpm_config_fetch_retry_maxtimeout: '2000',
}

/**
 * Installs the packages that the lockfile names, when it or a manifest changed since the last time.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function installPackages(env) {
  const manifests = ['apps', 'packages']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
    .concat('.', 'infra', 'tests')
    .map((folder) => `${folder}/package.json`)
  const print = fingerprint(root, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])

  await unlessDone(join(root, 'node_modules/.installed'), print, () =>
    step({ ru: 'Ставлю пакеты', en: 'installing packages' }, () =>
      run('pnpm', ['install', '--frozen-lockfile'], { env: { ...env, ...manners } }),
    ),
  )
}
