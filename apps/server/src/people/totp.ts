import { createHmac, timingSafeEqual } from 'node:crypto'

/** What authenticators assume when nothing else is said (RFC 6238): SHA-1, thirty seconds, six digits. */
const STEP_MS = 30_000
const DIGITS = 6
/** A clock may be half a minute wrong either way. */
const DRIFT_STEPS = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of a time step (RFC 4226, section 5.3). */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0xf
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step whose code this is, near to `nowMs` and later than `after`; null where there is none. */
export function stepOf(secret: Uint8Array, code: string, nowMs: number, after: number): number | null {
  const given = Buffer.from(code)
  if (given.length !== DIGITS) return null
  const current = Math.floor(nowMs / STEP_MS)
  for (let step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step += 1)
    if (step > after && timingSafeEqual(given, Buffer.from(codeOf(secret, step)))) return step
  return null
}

/** RFC 4648 base 32 without padding: how secrets are typed. */
export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** The address that authenticators scan. */
export function otpUrl(secret: Uint8Array, login: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
