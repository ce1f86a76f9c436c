import { createECDH, randomBytes, randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Easy to read aloud: no look-alikes such as 0 and O. */
const passwordLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * The secrets of a private installation, made at its first start and kept in `folder`, readable by its owner alone.
 * A password given for the demo accounts takes the place of the kept one.
 *
 * @param {string} folder
 * @param {string} [demoPassword]
 */
export function keepSecrets(folder, demoPassword) {
  const file = join(folder, 'secrets.json')
  const kept = readKept(file)
  const secrets = {
    ...newSecrets(),
    ...kept,
    ...(demoPassword ? { demoPassword } : {}),
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

export function newSecrets() {
  return {
    session: token(),
    follow: token(),
    metrics: token(),
    vapid: pushKey(),
    postgres: token(),
    application: token(),
    redis: token(),
    demoPassword: Array.from({ length: 12 }, () => passwordLetters[randomInt(passwordLetters.length)]).join(
      '',
    ),
  }
}

/** A private key of P-256: the public one follows from it. */
function pushKey() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url')
}

function token() {
  return randomBytes(32).toString('hex')
}

/**
 * @param {string} file
 * @returns {Partial<ReturnType<typeof newSecrets>>}
 */
function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
