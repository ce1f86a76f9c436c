import * as t from 'typebox'
import { endpoint } from './endpoint.ts'

export const health = endpoint({
  method: 'GET',
  path: '/health',
  summary: 'Whether the service can work',
  access: 'anyone',
  reply: t.Object({
    status: t.Union([t.Literal('ok'), t.Literal('down')]),
    postgres: t.Union([t.Literal('ok'), t.Literal('down')]),
    storage: t.Union([t.Literal('ok'), t.Literal('down')]),
    redis: t.Union([t.Literal('ok'), t.Literal('down')]),
    /** `off`: no mail server is set, messages to authors wait. */
    mail: t.Union([t.Literal('on'), t.Literal('off')]),
    version: t.String(),
  }),
})
