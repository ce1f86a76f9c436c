import { createHmac, timingSafeEqual } from 'node:crypto'
import { codeFrom } from '@gorozhanin/domain/accounts/codes'

/** The six digits of a code: an HMAC of its id, so that they are stored nowhere. */
export const digitsOf = (secret: string, id: string): string =>
  codeFrom(createHmac('sha256', secret).update(`code-${id}`).digest())

export const isCode = (secret: string, id: string, given: string): boolean =>
  timingSafeEqual(Buffer.from(digitsOf(secret, id)), Buffer.from(given))
