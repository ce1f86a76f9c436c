import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Encrypts what the table must not tell, for one owner: moved to another row it opens no more. */
export function seal(sessionSecret: string, owner: string, secret: Uint8Array): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(sessionSecret, 'second-factor'), iv)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; null when it was sealed with another secret of the installation, or for another owner. */
export function unseal(sessionSecret: string, owner: string, sealed: string): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(sessionSecret, 'second-factor'),
    bytes.subarray(0, IV_BYTES),
    { authTagLength: TAG_BYTES },
  )
  decipher.setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

/** A secret of a link or a cookie, long enough that its plain hash tells nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const CODES = 10
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten recovery codes of ten letters, `k3m9p-x7wqa`: none that look alike. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => {
    const picked = Array.from(randomBytes(64))
      // Bytes above the last whole turn of the alphabet would favour its beginning.
      .filter((byte) => byte < 256 - (256 % letters.length))
      .slice(0, 10)
      .map((byte) => letters[byte % letters.length])
      .join('')
    return `${picked.slice(0, 5)}-${picked.slice(5)}`
  })
}

/** Short enough to be guessed from a plain hash: keyed, so that the table alone tells nothing. */
export function recoveryHash(sessionSecret: string, staff: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHmac('sha256', keyOf(sessionSecret, 'recovery-code'))
    .update(`${staff} ${plain}`)
    .digest('base64url')
}

function keyOf(sessionSecret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', sessionSecret, '', purpose, 32))
}
