import { NotSent, type Sms, type SmsChannel } from '@gorozhanin/server/messages/channel'

/** How a gateway treats what it is given from now on. */
export type Mood = 'takes' | 'refuses the number' | 'is out of order'

/** A gateway without a network: keeps what it was given. */
export type MemorySms = SmsChannel & { readonly sent: readonly Sms[]; mood: Mood }

export function memorySms(): MemorySms {
  const sent: Sms[] = []
  const memory: MemorySms = {
    sent,
    mood: 'takes',
    send: async (sms) => {
      if (memory.mood !== 'takes') throw new NotSent(memory.mood, memory.mood === 'refuses the number')
      sent.push(sms)
    },
  }
  return memory
}
