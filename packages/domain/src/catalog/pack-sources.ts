import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { Term } from './pack-categories.ts'
import { strict } from './pack-shapes.ts'

/**
 * How long the answer to a report of a source may take: as its category says, by a date that comes with the report,
 * or a term of the source's own, shorter for what is marked as important there.
 */
export const SourceTerm = t.Union([
  strict({ by: t.Literal('category') }),
  strict({ by: t.Literal('given_date') }),
  strict({ by: t.Literal('source'), term: Term, importantTerm: Term }),
])
export type SourceTerm = t.Static<typeof SourceTerm>

/** Where reports come from: a row of `city.json`. One that is not named goes by the category. */
export const ReportSource = strict({ code: Code, name: Names, term: SourceTerm })
export type ReportSource = t.Static<typeof ReportSource>
