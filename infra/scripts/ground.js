import { mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './faults.js'
import { alone } from './lock.js'
import { installPackages } from './packages.js'
import { dataDir, toolsDir } from './paths.js'
import { bringToolchain } from './toolchain.js'
import { buildWeb } from './web.js'

const neededBytes = 500 * 1024 * 1024

/**
 * The tools, the packages and, when asked for, the built web app. Two commands in one checkout take turns here.
 *
 * @param {{ web: boolean }} wishes
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for everything else: `node` and `pnpm` are the right ones in it
 */
export async function bringGround({ web }) {
  for (const folder of [dataDir, toolsDir]) mkdirSync(folder, { recursive: true })
  requireSpace(dataDir)
  return alone(join(toolsDir, 'lock'), async () => {
    const env = await bringToolchain()
    await installPackages(env)
    if (web) await buildWeb(env)
    return env
  })
}

/**
 * Better now than in the middle of a database's life.
 *
 * @param {string} folder
 */
function requireSpace(folder) {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= neededBytes) return
  const [freeMb, neededMb] = [free, neededBytes].map((bytes) => Math.round(bytes / 1024 / 1024))
  throw new Fault({
    ru: `На диске с папкой ${folder} осталось ${freeMb} МБ, нужно хотя бы ${neededMb}: освободите место.`,
    en: `The disk of ${folder} has ${freeMb} MB left and at least ${neededMb} are needed: free some space.`,
  })
}
