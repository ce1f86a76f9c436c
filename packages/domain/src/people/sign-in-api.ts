import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Instant, Language } from '../names.ts'
import { Me, SignInStep } from './api.ts'

const Password = t.String({ maxLength: 1000 })
/** The secret of a link, from its fragment. */
const Token = t.String({ minLength: 20, maxLength: 100 })
const CodeBody = strict({ code: t.String({ minLength: 6, maxLength: 20 }) })

export const enterCode = endpoint({
  method: 'POST',
  path: '/session/totp',
  summary: 'Complete the sign-in with a code of the authenticator or a recovery code',
  access: 'anyone',
  body: CodeBody,
  reply: Me,
})

export const beginEnrolment = endpoint({
  method: 'POST',
  path: '/session/enrolment',
  summary: 'The secret for the authenticator of an account that has no second factor yet',
  access: 'anyone',
  /** `secret` as people type it, `url` as authenticators scan it. */
  reply: t.Object({ secret: t.String(), url: t.String() }),
})

export const confirmEnrolment = endpoint({
  method: 'POST',
  path: '/session/enrolment/confirm',
  summary: 'Confirm the second factor by a first code: signs in and shows the recovery codes once',
  access: 'anyone',
  body: CodeBody,
  reply: t.Object({ me: Me, recoveryCodes: t.Array(t.String()) }),
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/session/recovery-codes',
  summary: 'Ten new recovery codes in place of the old ones, for a code of the authenticator',
  access: 'self.use',
  body: CodeBody,
  reply: t.Object({ recoveryCodes: t.Array(t.String()) }),
})

export const changePassword = endpoint({
  method: 'PUT',
  path: '/session/password',
  summary: 'Change my password; my other sessions end',
  access: 'self.use',
  body: strict({ password: Password, newPassword: Password }),
})

export const SessionLine = t.Object({
  id: t.String(),
  createdAt: Instant,
  expiresAt: Instant,
  address: t.String(),
  /** What the browser calls itself. */
  device: t.String(),
  /** The session that asks. */
  current: t.Boolean(),
})
export type SessionLine = t.Static<typeof SessionLine>

export const listMySessions = endpoint({
  method: 'GET',
  path: '/session/sessions',
  summary: 'Where I am signed in',
  access: 'self.use',
  reply: t.Object({ sessions: t.Array(SessionLine) }),
})

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/session/sessions/:id',
  summary: 'End one of my sessions',
  access: 'self.use',
  params: t.Object({ id: t.String({ pattern: '^[\\w-]{1,64}$' }) }),
})

const signInOutcomes = ['signed_in', 'wrong_password', 'wrong_code'] as const
export type SignInOutcome = (typeof signInOutcomes)[number]
const signInWays = ['password', 'provider', 'totp', 'recovery_code', 'enrolment'] as const
export type SignInWay = (typeof signInWays)[number]

export const showMyHistory = endpoint({
  method: 'GET',
  path: '/session/history',
  summary: 'Who signed in to my account or tried to, the latest first',
  access: 'self.use',
  reply: t.Object({
    entries: t.Array(
      t.Object({
        at: Instant,
        outcome: t.Enum(signInOutcomes, { type: 'string' }),
        way: t.Enum(signInWays, { type: 'string' }),
        address: t.String(),
        device: t.String(),
      }),
    ),
  }),
})

export const askPasswordLink = endpoint({
  method: 'POST',
  path: '/password-links',
  summary: 'A link to set a new password, by e-mail; the answer never says whether there is an account',
  access: 'anyone',
  body: strict({ login: t.String({ maxLength: 254 }) }),
})

export const usePasswordLink = endpoint({
  method: 'POST',
  path: '/password-links/use',
  summary: 'Set a new password by a link that works once; all sessions end',
  access: 'anyone',
  body: strict({ token: Token, password: Password }),
})

export const openInvitation = endpoint({
  method: 'POST',
  path: '/invitations/open',
  summary: 'Whom an invitation is for',
  access: 'anyone',
  body: strict({ token: Token }),
  reply: t.Object({ login: t.String(), name: t.String(), language: Language }),
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Set a password by an invitation that works once; the sign-in goes on with the second factor',
  access: 'anyone',
  body: strict({ token: Token, password: Password }),
  reply: SignInStep,
})
