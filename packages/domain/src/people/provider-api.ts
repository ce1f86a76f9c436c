import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Names } from '../names.ts'

/** Who may come in through a provider. */
export const audiences = ['residents', 'staff'] as const
const Audience = t.Enum(audiences, { type: 'string' })
export type Audience = (typeof audiences)[number]

const ByProvider = t.Object({ provider: Code })

export const listProviders = endpoint({
  method: 'GET',
  path: '/sign-in',
  summary: 'Ways to sign in through somebody else: the national service, the city’s own directory',
  access: 'anyone',
  reply: t.Object({
    providers: t.Array(t.Object({ code: Code, name: Names, audiences: t.Array(Audience) })),
  }),
})

/** `back` is a page of this site; the person comes back to it. */
export const goToProvider = endpoint({
  method: 'GET',
  path: '/sign-in/:provider',
  summary: 'Leave for a provider to sign in there',
  access: 'anyone',
  params: ByProvider,
  query: t.Object(
    {
      as: Audience,
      back: t.Optional(t.String({ maxLength: 200, pattern: '^/(?![/\\\\])[\\w./?=&%-]*$' })),
    },
    { additionalProperties: false },
  ),
  success: 303,
})

/** Where a provider sends the person back to. What went wrong comes to the page as `fault` of its address. */
export const comeFromProvider = endpoint({
  method: 'GET',
  path: '/sign-in/:provider/back',
  summary: 'Come back from a provider',
  access: 'anyone',
  params: ByProvider,
  // Providers add what they like.
  query: t.Object({
    code: t.Optional(t.String({ maxLength: 4000 })),
    state: t.Optional(t.String({ maxLength: 200 })),
    iss: t.Optional(t.String({ maxLength: 500 })),
    error: t.Optional(t.String({ maxLength: 200 })),
  }),
  success: 303,
})
