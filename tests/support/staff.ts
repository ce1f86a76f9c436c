import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import { system } from '@gorozhanin/server/audit/commands'
import { makeInvitation } from '@gorozhanin/server/people/invitations'
import { codeOf } from '@gorozhanin/server/people/totp'
import type { InjectOptions } from 'fastify'
import type { TestCity } from './city.ts'
import { type Answered, ask } from './people.ts'

/** A browser of one's own: keeps the cookies that it is given. */
export type Browser = {
  readonly jar: Map<string, string>
  readonly ask: <Body = { code: string }>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
  ) => Promise<Answered<Body>>
}

/** A browser at an address of the network. */
export function openBrowser({ app }: TestCity, address = '203.0.113.5'): Browser {
  const jar = new Map<string, string>()
  return {
    jar,
    ask: async (method, url, body) => {
      const options: InjectOptions = {
        method,
        url: `/api${url}`,
        remoteAddress: address,
        headers: { cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { payload: body }),
      }
      const answer = await app.inject(options)
      for (const { name, value } of answer.cookies)
        if (value === '') jar.delete(name)
        else jar.set(name, encodeURIComponent(value))
      const isJson = String(answer.headers['content-type'] ?? '').includes('json')
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : answer.body,
        headers: answer.headers,
      } as never
    },
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator shows for a secret at an instant. */
export function totpAt(secret: string, atMs: number): string {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return codeOf(Uint8Array.from(bytes), Math.floor(atMs / 30_000))
}

export const goodPassword = 'тихая вода берега моет'

type Access = Partial<StaffAccess>
const plainAccess: StaffAccess = { roles: ['dispatcher'], agency: null, groups: null, leads: false }

/** Invites a colleague and gives the secret of the link, as an installation without mail shows it. */
export async function inviteOne(
  city: TestCity,
  cookie: string,
  email: string,
  access: Access = {},
): Promise<string> {
  const { status, body } = await ask<{ link: string }>(city, 'POST', '/staff/invitations', {
    cookie,
    body: {
      email,
      name: 'Ольга Новикова',
      language: 'ru',
      access: { ...plainAccess, ...access },
    },
  })
  if (status !== 201) throw new Error(`the invitation was refused: ${JSON.stringify(body)}`)
  return body.link.split('#')[1] ?? ''
}

export type Colleague = {
  readonly browser: Browser
  readonly secret: string
  readonly recoveryCodes: readonly string[]
  readonly cookie: string
}

/** Invites a colleague who sets a password, enrols the second factor and is signed in. */
export async function makeColleague(city: TestCity, email: string, access: Access = {}): Promise<Colleague> {
  const { link } = await makeInvitation(
    city.ctx,
    {
      login: email,
      name: 'Ольга Новикова',
      language: 'ru',
      access: { ...plainAccess, ...access },
      invitedBy: null,
    },
    system,
  )
  const token = link.split('#')[1]
  const browser = openBrowser(city)
  await browser.ask('POST', '/invitations/accept', { token, password: goodPassword })
  const { body } = await browser.ask<{ secret: string }>('POST', '/session/enrolment')
  const confirmed = await browser.ask<{ recoveryCodes: string[] }>('POST', '/session/enrolment/confirm', {
    code: totpAt(body.secret, city.ctx.now().epochMilliseconds),
  })
  if (confirmed.status !== 200) throw new Error(`not enrolled: ${JSON.stringify(confirmed.body)}`)
  return {
    browser,
    secret: body.secret,
    recoveryCodes: confirmed.body.recoveryCodes,
    cookie: `session=${browser.jar.get('session')}`,
  }
}
