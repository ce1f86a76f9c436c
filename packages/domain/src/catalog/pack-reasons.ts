import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { strict } from './pack-shapes.ts'

const List = t.Array(
  strict({ code: Code, name: Names, retired: t.Optional(t.Boolean()), counts: t.Optional(t.Boolean()) }),
  { minItems: 1 },
)

/** `reasons.json`: the city's own lists of reasons; a list that it lacks is the product's. */
export const ReasonsFile = strict({
  deferral: t.Optional(List),
  explanation: t.Optional(List),
  rating: t.Optional(List),
  rejection: t.Optional(List),
})
export type ReasonsFile = t.Static<typeof ReasonsFile>
