/** A message as a channel carries it. */
export type Letter = {
  /** Stable for the message, so that a mailbox knows one that comes twice. */
  readonly id: string
  /** Letters of one report lie together in a mailbox. */
  readonly thread: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Where one press stops the messages of the report; null for letters that staff choose in their settings. */
  readonly stopUrl: string | null
}

/** A way to reach a person. A letter that was accepted once may be given again after a crash, under the same id. */
export type MailChannel = {
  /** @throws NotSent when the channel did not take it. */
  readonly send: (letter: Letter) => Promise<void>
  readonly close: () => void
}

/** A short message to a phone; `to` in E.164. */
export type Sms = { readonly to: string; readonly text: string }

export type SmsChannel = {
  /** @throws NotSent when the channel did not take it. */
  readonly send: (sms: Sms) => Promise<void>
}

/** `reason` holds codes alone: what a mail server says may name the person. */
export class NotSent extends Error {
  readonly reason: string
  /** The address will never take it: trying again is in vain. */
  readonly final: boolean

  constructor(reason: string, final: boolean) {
    super(`not sent: ${reason}`)
    this.reason = reason
    this.final = final
  }
}
