import { createHmac, timingSafeEqual } from 'node:crypto'

/** The author's secret of a report: an HMAC of its id, so that it is stored nowhere. */
export function followOf(secret: string, reportId: string): string {
  return createHmac('sha256', secret).update(`follow-${reportId}`).digest('base64url').slice(0, 27)
}

export function isFollow(secret: string, reportId: string, given: string): boolean {
  const wanted = Buffer.from(followOf(secret, reportId))
  const offered = Buffer.from(given)
  return wanted.length === offered.length && timingSafeEqual(wanted, offered)
}
