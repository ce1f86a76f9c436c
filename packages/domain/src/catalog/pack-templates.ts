import * as t from 'typebox'
import { accountLetterKinds } from '../accounts/letter.ts'
import { eventValues } from '../alerts/letter-words.ts'
import { messageKinds } from '../messages/kinds.ts'
import type { OwnLanguage } from '../messages/letter.ts'
import { clockKinds } from '../sla/clocks.ts'
import { strict } from './pack-shapes.ts'

const Line = t.String({ minLength: 1, maxLength: 1000 })
const Lines = t.Array(Line, { maxItems: 20 })
const Template = strict({ subject: Line, lines: Lines, asks: t.Optional(Lines) })

const optional = <Schema extends t.TSchema>(names: readonly string[], schema: Schema) =>
  Object.fromEntries(names.map((name) => [name, t.Optional(schema)]))

/** Letters to staff about alerts. */
const StaffLetters = strict({
  one: t.Optional(strict({ subject: Line, lines: Lines })),
  proposal: t.Optional(strict({ subject: Line, lines: Lines })),
  many: t.Optional(strict({ subject: Line, heading: Line, item: Lines })),
  foot: t.Optional(Lines),
  events: t.Optional(strict(optional(Object.keys(eventValues), Line))),
  terms: t.Optional(strict(optional(clockKinds, Line))),
})

/** Letters to those who follow. */
const NewsLetters = strict({
  invite: t.Optional(strict({ subject: Line, lines: Lines })),
  one: t.Optional(strict({ subject: Line, lines: Lines })),
  daily: t.Optional(strict({ subject: Line, heading: Line, item: Lines })),
  stop: t.Optional(Line),
  foot: t.Optional(Lines),
})

/** `templates/<language>.json`: letters of the city's own. One that is not given is written in the product's words. */
export const TemplatesFile = t.Unsafe<OwnLanguage>(
  strict({
    ...optional([...messageKinds, 'invite', 'invite_follower', ...accountLetterKinds], Template),
    joined: t.Optional(Line),
    following: t.Optional(Line),
    foot: t.Optional(Lines),
    staff: t.Optional(StaffLetters),
    news: t.Optional(NewsLetters),
  }),
)
