import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Instant, nullable } from '../names.ts'
import { CategoryRef, Photo, ReportNumber } from '../reports/api.ts'
import { Share } from './api.ts'
import { type FigurePeriod, figurePeriods } from './figures.ts'

const Day = t.String({ format: 'date' })

const Figures = t.Object({
  /** First and last day of the period in the city. */
  from: Day,
  to: Day,
  /** Registered in the period, open now, late now: the public list shows exactly these. */
  received: t.Integer(),
  open: t.Integer(),
  overdue: t.Integer(),
  /** Answered or put off before the term was over, of those whose term ended in the period. */
  inTime: Share,
  /** First answered in the period, by what stands of the answer. */
  answers: t.Object({
    answered: t.Integer(),
    fixed: t.Integer(),
    explained: t.Integer(),
    notConfirmed: t.Integer(),
    returned: t.Integer(),
    confirmed: t.Integer(),
  }),
  /** First put off in the period: another date instead of an answer. */
  planned: t.Integer(),
  /** Days of the city from registration to the first answer in the period; null where so few say nothing. */
  typicalDays: nullable(t.Integer()),
  /** The most answered first. */
  byCategory: t.Array(
    t.Object({ category: CategoryRef, answered: t.Integer(), typicalDays: nullable(t.Integer()) }),
  ),
})
export type Figures = t.Static<typeof Figures>

/** Counts of what strangers may see, and of nothing else. */
export const showFigures = endpoint({
  method: 'GET',
  path: '/figures',
  summary: 'How the city answers: public reports of the last days, counted',
  access: 'anyone',
  query: t.Object(
    {
      /** A month where nothing is said. */
      period: t.Optional(t.Enum(Object.keys(figurePeriods) as FigurePeriod[], { type: 'string' })),
    },
    { additionalProperties: false },
  ),
  reply: Figures,
})

const Pair = t.Object({
  number: ReportNumber,
  category: CategoryRef,
  address: nullable(t.String()),
  /** When the answer was published. */
  answeredAt: Instant,
  before: Photo,
  after: Photo,
})
export type Pair = t.Static<typeof Pair>

export const listPairs = endpoint({
  method: 'GET',
  path: '/figures/pairs',
  summary: 'Before and after: public reports that are fixed, the last answered first',
  access: 'anyone',
  query: t.Object(
    {
      cursor: t.Optional(t.String({ maxLength: 100 })),
      limit: t.Optional(t.Integer({ minimum: 1, maximum: 48, default: 12 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({ pairs: t.Array(Pair), next: nullable(t.String()) }),
})
