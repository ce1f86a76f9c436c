import * as t from 'typebox'
import { messageKinds } from '../messages/kinds.ts'
import type { Templates } from '../messages/letter.ts'
import { strict } from './pack-shapes.ts'

const Line = t.String({ minLength: 1, maxLength: 1000 })
const Lines = t.Array(Line, { maxItems: 20 })
const Template = strict({ subject: Line, lines: Lines, asks: t.Optional(Lines) })
const kinds = [...messageKinds, 'invite'] as const

/** `templates/<language>.json`: letters of the city's own. One that is not given is written in the product's words. */
export const TemplatesFile = t.Unsafe<Partial<Templates>>(
  strict({
    ...Object.fromEntries(kinds.map((kind) => [kind, t.Optional(Template)])),
    joined: t.Optional(Line),
    foot: t.Optional(Lines),
  }),
)
