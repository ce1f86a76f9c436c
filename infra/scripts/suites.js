import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run, show, which } from './commands.js'
import { fromAudit } from './dependency-audit.js'
import { CommandFailed } from './faults.js'
import { root } from './paths.js'
import { say } from './say.js'
import { fromPlaywright, fromVitest, withExitCode } from './tally.js'

/** @import { Tally } from './tally.js' */

/**
 * One part of `npm test`.
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly ('databases' | 'browser')[]} needs
 * @property {(at: Place) => Promise<Tally | undefined>} run nothing when it cannot be run on this machine
 *
 * @typedef {object} Place
 * @property {NodeJS.ProcessEnv} env
 * @property {string} folder where reports go
 */

/** @type {readonly Suite[]} in the order of running: what is quick to fail comes first */
export const suites = [
  { name: 'lint', needs: [], run: check('lint', 'pnpm', ['run', 'lint']) },
  { name: 'types', needs: [], run: check('types', 'pnpm', ['run', 'types']) },
  { name: 'dead', needs: [], run: check('dead', 'pnpm', ['run', 'dead']) },
  { name: 'compose', needs: [], run: checkCompose },
  { name: 'audit', needs: [], run: auditDependencies },
  { name: 'unit', needs: [], run: vitest('unit', 'tests/unit.config.ts') },
  { name: 'api', needs: ['databases'], run: vitest('api', 'tests/api/vitest.config.ts') },
  { name: 'jobs', needs: ['databases'], run: vitest('jobs', 'tests/jobs/vitest.config.ts') },
  { name: 'e2e', needs: ['databases', 'browser'], run: playwright('e2e', 'tests/e2e/playwright.config.ts') },
]

/**
 * A static check counts as one test.
 *
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Suite['run']}
 */
function check(name, command, args) {
  return async ({ env }) => {
    const code = await show(command, args, { env })
    return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [name] }
  }
}

/**
 * Compose files are read and checked here, never run.
 *
 * @param {Place} place
 */
async function checkCompose({ env, folder }) {
  const hasCompose = which('docker') && (await run('docker', ['compose', 'version']).catch(() => undefined))
  if (!hasCompose) {
    say('docker compose здесь нет: infra/compose.yaml написан, но не проверен (written, not run)')
    return undefined
  }
  say('infra/compose.yaml: написан, не запускался (written, not run)')
  const words = ['compose', '-f', 'infra/compose.yaml', 'config', '--quiet']
  return check('compose', 'docker', words)({ env: { ...env, ...(await anyValues()) }, folder })
}

/**
 * Known holes in the packages that a server runs. A registry that gives no verdict is told of and counts as nothing:
 * a test must not fail because a network is down.
 *
 * @param {Place} place
 */
async function auditDependencies({ env }) {
  const { code, output } = await run('pnpm', ['audit', '--prod', '--audit-level', 'high'], { env }).then(
    (text) => ({ code: 0, output: text }),
    (fault) => {
      if (!(fault instanceof CommandFailed)) throw fault
      return { code: 1, output: fault.output }
    },
  )
  say(output.trim())
  const tally = fromAudit(code, output)
  if (!tally)
    say('Реестр пакетов не ответил: зависимости не проверены (the registry gave no verdict, not checked)')
  return tally
}

/** Something for every variable that an installation has to set. */
async function anyValues() {
  const example = await readFile(join(root, 'infra/compose.env.example'), 'utf8')
  return Object.fromEntries([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => [name, 'set']))
}

/**
 * @param {string} name
 * @param {string} config
 * @returns {Suite['run']}
 */
function vitest(name, config) {
  return async ({ env, folder }) => {
    const report = join(folder, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await show('pnpm', ['exec', 'vitest', 'run', '--config', config, ...reporters], { env })
    return withExitCode(name, code, readReport(report, fromVitest))
  }
}

/**
 * @param {string} name
 * @param {string} config
 * @returns {Suite['run']}
 */
function playwright(name, config) {
  return async ({ env, folder }) => {
    const report = join(folder, `${name}.json`)
    const words = ['--filter', '@gorozhanin/tests', 'exec', 'playwright', 'test', '--reporter=list,json']
    const code = await show('pnpm', [...words, '--config', join(root, config)], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    })
    return withExitCode(name, code, readReport(report, fromPlaywright))
  }
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Tally} read
 * @returns {Tally | undefined} nothing when the suite ended before it wrote a report
 */
function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
