/** The kinds of messages to an author: one for each change that the author is told of. */
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
] as const

export type MessageKind = (typeof messageKinds)[number]

/** What people whose own report was merged into another are told of that other one. */
const toldToJoined: ReadonlySet<string> = new Set<MessageKind>([
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

/** What an event is about: `joined` when it happened to the report that the person's own one was merged into. */
type Happened = { readonly event: string; readonly emergency: boolean; readonly joined: boolean }

/**
 * The message that an event is told with; null where it is nobody's business or the author's own doing.
 *
 * Source: the regulation of the platform, moves, column «Author gets».
 */
export function messageKindOf({ event, emergency, joined }: Happened): MessageKind | null {
  // The rating is between the author and the city: others only learn that the report is closed.
  if (joined) return event === 'confirm' ? 'close_silent' : toldToJoined.has(event) ? kindNamed(event) : null
  if (event === 'filed' && emergency) return 'filed_emergency'
  return kindNamed(event)
}

function kindNamed(event: string): MessageKind | null {
  return messageKinds.find((kind) => kind === event) ?? null
}
