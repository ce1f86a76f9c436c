import * as t from 'typebox'

/** Which published reports to show: words with commas, one of which a report must have; several filters all hold. */
export const publicFilter = {
  /** Groups of status, statuses or both. */
  status: t.Optional(t.String({ maxLength: 200 })),
  /** Groups of categories. */
  group: t.Optional(t.String({ maxLength: 500 })),
  category: t.Optional(t.String({ maxLength: 2000 })),
  agency: t.Optional(t.String({ maxLength: 500 })),
  /** First and last day of registration in the city, `YYYY-MM-DD`. */
  from: t.Optional(t.String({ format: 'date' })),
  to: t.Optional(t.String({ format: 'date' })),
  overdue: t.Optional(t.Boolean()),
  /** Somebody has said «у меня тоже». */
  supported: t.Optional(t.Boolean()),
}

const Asked = t.Object(publicFilter)
export type PublicFilterQuery = t.Static<typeof Asked>
