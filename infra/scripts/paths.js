import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout, whatever folder the command was started in. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Everything that a start leaves behind: databases, photos, secrets, logs. `DATA_DIR` moves it to another disk. */
export const dataDir = resolve(root, process.env.DATA_DIR ?? '.data')

export const toolsDir = join(root, '.tools')
