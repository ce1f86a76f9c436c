import { createTransport } from 'nodemailer'
import { type Letter, type MailChannel, NotSent } from './channel.ts'

/** Letters under way at once. */
export const LANES = 4
/** All of them together are shorter than a message is held for one attempt. */
const timeouts = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}

/** E-mail through the server at `url`. Nothing is connected before the first letter. */
export function smtpChannel(url: string, from: string): MailChannel {
  const transport = createTransport({ url, pool: true, maxConnections: LANES, ...timeouts })
  return {
    send: async (letter) => {
      try {
        await transport.sendMail({ ...toMail(letter), from })
      } catch (error) {
        throw notSent(error)
      }
    },
    close: () => transport.close(),
  }
}

function toMail({ id, thread, to, subject, text, stopUrl }: Letter) {
  return {
    messageId: `<${id}>`,
    references: `<${thread}>`,
    // An object: a name in front of the address or a second address is never read out of what people typed.
    to: { name: '', address: to },
    subject,
    text,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stopUrl !== null && {
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A refusal for good is about the address or the letter; one of our login or sender is ours to put right. */
function notSent(error: unknown): NotSent {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const final = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return new NotSent([code, command, responseCode].filter(Boolean).join(' ') || 'unknown', final)
}
