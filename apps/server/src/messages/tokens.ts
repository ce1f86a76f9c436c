import { createHmac, timingSafeEqual } from 'node:crypto'
import { type LinkPurpose, linkPurposes } from '@gorozhanin/domain/messages/api'

/** What a link in message `id` does, signed: it is stored nowhere, and one purpose never serves for another. */
export function tokenOf(secret: string, purpose: LinkPurpose, id: string): string {
  const short = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return `${purpose}.${short}.${signatureOf(secret, purpose, id)}`
}

/** The message and the purpose of a token; null when we did not sign it. */
export function readToken(
  secret: string,
  token: string,
): { readonly purpose: LinkPurpose; readonly id: string } | null {
  const [name, short = '', signature = ''] = token.split('.')
  const purpose = linkPurposes.find((known) => known === name)
  const id = Buffer.from(short, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  if (!purpose || id.length !== 36) return null
  const wanted = Buffer.from(signatureOf(secret, purpose, id))
  const offered = Buffer.from(signature)
  return wanted.length === offered.length && timingSafeEqual(wanted, offered) ? { purpose, id } : null
}

function signatureOf(secret: string, purpose: LinkPurpose, id: string): string {
  return createHmac('sha256', secret).update(`message-${purpose}-${id}`).digest('base64url').slice(0, 27)
}
