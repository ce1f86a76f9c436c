import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Caught = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** A mail server of one's own. What a test puts into `on` happens at that step of a letter. */
export type MailCatcher = {
  readonly url: string
  readonly letters: Caught[]
  readonly on: {
    /** An error refuses the recipient with its `responseCode`. */
    recipient: (to: string) => Error | null
    /** The letter has come whole and is not acknowledged yet. */
    letter: (letter: Caught) => Promise<void>
  }
  readonly close: () => Promise<void>
}

export async function startMailCatcher(): Promise<MailCatcher> {
  const letters: Caught[] = []
  const on: MailCatcher['on'] = { recipient: () => null, letter: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => done(on.recipient(address)),
    onData: (stream, _session, done) => {
      take(stream).then(() => done(), done)
    },
  })
  // A worker that is killed breaks its connections.
  server.on('error', () => {})
  async function take(stream: NodeJS.ReadableStream): Promise<void> {
    const letter = toCaught(await PostalMime.parse(await buffer(stream)))
    letters.push(letter)
    await on.letter(letter)
  }
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    on,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function toCaught({ messageId = '', to = [], subject = '', text = '', headers }: Email): Caught {
  return {
    id: messageId,
    to: to[0]?.address ?? '',
    subject,
    text,
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
  }
}

/** The refusal of a mail server. */
export function smtpRefusal(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode })
}
