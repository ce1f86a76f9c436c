/**
 * The kinds of messages: one for each change that the author is told of, what a new follower is told, and what became of
 * a neighbour's remark.
 */
export const messageKinds = [
  'filed',
  'filed_emergency',
  'ask',
  'expire_info',
  'reject',
  'object',
  'merge',
  'unmerge',
  'publish',
  'show',
  'hide',
  'correct',
  'recomputed',
  'redirect',
  'accept',
  'approve_deferral',
  'resume',
  'publish_answer',
  'confirm',
  'return',
  'control',
  'close_disagreed',
  'close_silent',
  'pass_outside',
  'take_back',
  'register_appeal',
  'extend_appeal',
  'followed',
  'remark_published',
  'remark_rejected',
] as const

export type MessageKind = (typeof messageKinds)[number]

/** What people are told of the report of another: their own was merged into it, or they follow it. */
const toldToOthers: ReadonlySet<string> = new Set<MessageKind>([
  'recomputed',
  'redirect',
  'accept',
  'approve_deferral',
  'resume',
  'publish_answer',
  'return',
  'control',
  'close_disagreed',
  'close_silent',
  'pass_outside',
  'take_back',
])

/**
 * Who is told of a report: its author, somebody whose own report was merged into it, a follower of it or of one that
 * was merged into it, or the writer of a remark, of that alone.
 */
export type MessageReader = 'author' | 'joined' | 'follower' | 'writer'

type Happened = { readonly event: string; readonly emergency: boolean; readonly reader: MessageReader }

/**
 * The message that an event is told with; null where it is nobody's business or the author's own doing.
 *
 * Source: the regulation of the platform, moves, column «Author gets».
 */
export function messageKindOf({ event, emergency, reader }: Happened): MessageKind | null {
  // The rating is between the author and the city: others only learn that the report is closed.
  if (reader === 'joined' || reader === 'follower')
    return event === 'confirm' ? 'close_silent' : toldToOthers.has(event) ? kindNamed(event) : null
  if (event === 'filed' && emergency) return 'filed_emergency'
  return kindNamed(event)
}

function kindNamed(event: string): MessageKind | null {
  return messageKinds.find((kind) => kind === event) ?? null
}
