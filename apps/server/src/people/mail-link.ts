import { randomUUID } from 'node:crypto'
import type { Ctx } from '../main/context.ts'

/**
 * Mails a letter that holds the secret of a link; false where the installation cannot. It goes at once and is not
 * queued: a queue would keep the secret, of which the tables know only the hash.
 */
export async function mailLink(
  { config, mail, log }: Ctx,
  to: string,
  letter: { readonly subject: string; readonly text: string },
): Promise<boolean> {
  if (!mail) return false
  const { host } = new URL(config.publicUrl)
  const id = `${randomUUID()}@${host}`
  try {
    await mail.send({ id, thread: id, to, ...letter, stopUrl: null })
    return true
  } catch (error) {
    log.warn({ err: error }, 'a letter with a link was not sent')
    return false
  }
}
