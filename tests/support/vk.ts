import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { VkSettings } from '@gorozhanin/server/people/vk-provider'
import { freePort } from './ports.ts'

const clientId = '54000000'

/** What a code of the stand-in was given for. */
type Issued = {
  readonly login: string
  readonly device: string
  readonly redirectUri: string
  readonly challenge: string
}

/** What VK ID would answer otherwise, when a test wants it to. */
type Twist = { state?: string; teller?: string }

export type RunningVk = {
  readonly settings: VkSettings
  readonly twist: Twist
  readonly close: () => Promise<void>
}

/**
 * VK ID as its reference describes it: the page where a person signs in, the address that gives tokens for a code, once,
 * to the device and the verifier that the code is for, and the one that tells who it is. Refusals have status 200.
 */
export async function startVk(code: string, publicUrl: string): Promise<RunningVk> {
  const site = `http://localhost:${await freePort()}`
  const redirectUri = `${publicUrl}/api/sign-in/${code}/back`
  const issued = new Map<string, Issued>()
  const people = new Map<string, string>()
  const twist: Twist = {}

  /** GET shows the form, POST takes the login and leads back with a code for a new device. */
  async function authorize(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = Object.fromEntries(url.searchParams)
    const isRight =
      asked.client_id === clientId &&
      asked.redirect_uri === redirectUri &&
      asked.response_type === 'code' &&
      asked.code_challenge_method === 'S256' &&
      (asked.state ?? '').length >= 32
    if (!isRight) return void response.writeHead(400).end('invalid_request')
    if (request.method === 'GET')
      return void response
        .setHeader('content-type', 'text/html')
        .end(`<form method="post" action="${url.pathname}${url.search.replaceAll('&', '&amp;')}"></form>`)
    const login = new URLSearchParams(await text(request)).get('login') ?? ''
    const [given, device] = [secret(), secret()]
    issued.set(given, { login, device, redirectUri, challenge: asked.code_challenge ?? '' })
    const back = new URL(redirectUri)
    const answer = { code: given, device_id: device, state: asked.state ?? '', type: 'code_v2' }
    back.search = new URLSearchParams(answer).toString()
    response.writeHead(302, { location: back.href }).end()
  }

  function tokensFor(fields: URLSearchParams): object {
    const given = issued.get(fields.get('code') ?? '')
    issued.delete(fields.get('code') ?? '')
    const verifier = fields.get('code_verifier') ?? ''
    const fits =
      given &&
      fields.get('grant_type') === 'authorization_code' &&
      fields.get('client_id') === clientId &&
      fields.get('device_id') === given.device &&
      fields.get('redirect_uri') === given.redirectUri &&
      createHash('sha256').update(verifier).digest('base64url') === given.challenge
    if (!fits) return { error: 'invalid_grant' }
    const token = secret()
    people.set(token, given.login)
    return {
      access_token: token,
      refresh_token: secret(),
      id_token: 'not.to.be-trusted',
      token_type: 'Bearer',
      expires_in: 3600,
      user_id: Number(numberOf(given.login)),
      state: twist.state ?? fields.get('state'),
      scope: 'vkid.personal_info',
    }
  }

  function personOf(fields: URLSearchParams): object {
    const login = people.get(fields.get('access_token') ?? '')
    if (login === undefined || fields.get('client_id') !== clientId) return { error: 'invalid_token' }
    return { user: { user_id: numberOf(twist.teller ?? login), first_name: 'Анна', email: login } }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', site)
    if (url.pathname === '/authorize') return authorize(url, request, response)
    const answers = { '/oauth2/auth': tokensFor, '/oauth2/user_info': personOf }
    const answer = answers[url.pathname as keyof typeof answers]
    if (!answer || request.method !== 'POST') return void response.writeHead(404).end()
    const said = answer(new URLSearchParams(await text(request)))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said))
  })
  server.listen(Number(new URL(site).port), '127.0.0.1')
  await once(server, 'listening')
  return {
    settings: { kind: 'vk', code, name: { ru: 'VK ID', en: 'VK ID' }, clientId, site },
    twist,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const secret = () => randomBytes(24).toString('base64url')

/** The same login is the same person. */
const numberOf = (login: string): string =>
  String(createHash('sha256').update(login.toLowerCase()).digest().readUInt32BE() + 1)
