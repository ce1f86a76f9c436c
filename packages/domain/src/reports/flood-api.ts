import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, nullable } from '../names.ts'
import { CategoryRef, limits, ReportNumber } from './api.ts'

const Flooding = t.Object({
  number: ReportNumber,
  version: t.Integer(),
  category: CategoryRef,
  address: nullable(t.String()),
  excerpt: t.String(),
  registeredAt: Instant,
})
export type Flooding = t.Static<typeof Flooding>

export const listFloods = endpoint({
  method: 'GET',
  path: '/console/floods',
  summary: 'Reports in moderation that one author has sent within a day, more than anyone sends',
  access: 'reports.moderate',
  reply: t.Object({ floods: t.Array(t.Object({ reports: t.Array(Flooding) })) }),
})

/** As many reports as one batch takes. */
export const MOST_IN_BATCH = 100

const Chosen = t.Array(strict({ number: ReportNumber, version: t.Integer() }), {
  minItems: 1,
  maxItems: MOST_IN_BATCH,
})

/** Each report moves by itself and has an event of its own: what cannot be done with one does not stop the others. */
export const moveBatch = endpoint({
  method: 'POST',
  path: '/console/batches',
  summary: 'Publish or reject several reports that wait for a moderator',
  access: 'reports.moderate',
  body: t.Union([
    strict({ move: t.Literal('publish'), reports: Chosen }),
    strict({
      move: t.Literal('reject'),
      reports: Chosen,
      reason: Code,
      text: t.String({ minLength: 1, maxLength: limits.textCharacters }),
    }),
  ]),
  reply: t.Object({
    done: t.Array(ReportNumber),
    failed: t.Array(t.Object({ number: ReportNumber, code: t.String() })),
  }),
})
