import * as t from 'typebox'
import { Day, strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Language, Names, nullable } from '../names.ts'
import { StaffRole } from './roles.ts'

/** Who is signed in. `agency` is set for people who work for one agency. */
export const Me = t.Object({
  login: t.String(),
  name: Names,
  roles: t.Array(StaffRole),
  agency: nullable(t.Object({ code: t.String(), name: Names })),
  /** Manages the people of the own agency. */
  leads: t.Boolean(),
  /** Category groups that the account is limited to; null for all. */
  groups: nullable(t.Array(t.String())),
})
export type Me = t.Static<typeof Me>

/** Who has signed in, or what the sign-in still asks for: a code, or a second factor to be enrolled. */
export const SignInStep = t.Union([Me, t.Object({ next: t.Enum(['totp', 'enrol'], { type: 'string' }) })])
export type SignInStep = t.Static<typeof SignInStep>

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in as staff',
  access: 'anyone',
  body: t.Object(
    { login: t.String({ maxLength: 254 }), password: t.String({ maxLength: 1000 }) },
    { additionalProperties: false },
  ),
  reply: SignInStep,
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

/** When letters about alerts come: with each of them, once a working day with what was not read, or never. */
export const lettersChoices = ['at_once', 'daily', 'none'] as const
export type LettersChoice = (typeof lettersChoices)[number]

/** Days of the city, both included. Without a deputy the alerts wait for the person. */
export const Absence = strict({
  from: Day,
  until: Day,
  deputy: nullable(t.String({ format: 'uuid' })),
})
export type Absence = t.Static<typeof Absence>

const settings = {
  letters: t.Enum(lettersChoices, { type: 'string' }),
  /** The language of the letters. */
  language: Language,
  absence: nullable(Absence),
}

/** `colleagues` are those who may be a deputy: they can open whatever this person is told of. */
const MySettings = t.Object({
  ...settings,
  /** When the daily letter comes, `08:30`. */
  dailyLetterAt: t.String(),
  colleagues: t.Array(t.Object({ id: t.String(), name: Names })),
})
export type MySettings = t.Static<typeof MySettings>

export const showMySettings = endpoint({
  method: 'GET',
  path: '/session/settings',
  summary: 'How alerts reach me, and who stands in for me',
  access: 'self.use',
  reply: MySettings,
})

export const saveMySettings = endpoint({
  method: 'PUT',
  path: '/session/settings',
  summary: 'Say how alerts reach me, and who stands in for me',
  access: 'self.use',
  body: strict(settings),
  reply: MySettings,
})
