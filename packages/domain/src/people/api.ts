import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Names, nullable } from '../names.ts'
import { StaffRole } from './roles.ts'

/** Who is signed in. `agency` is set for people who work for one agency. */
export const Me = t.Object({
  login: t.String(),
  name: t.String(),
  roles: t.Array(StaffRole),
  agency: nullable(t.Object({ code: t.String(), name: Names })),
})
export type Me = t.Static<typeof Me>

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in as staff',
  access: 'anyone',
  body: t.Object(
    { login: t.String({ maxLength: 254 }), password: t.String({ maxLength: 1000 }) },
    { additionalProperties: false },
  ),
  reply: Me,
})

export const whoAmI = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who I am and what I may do; `null` when signed out',
  access: 'anyone',
  reply: t.Object({ me: nullable(Me) }),
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'End the session',
  access: 'anyone',
  success: 204,
})
