import { once } from 'node:events'
import { mockClient, mockProvider } from '@gorozhanin/server/people/mock-provider'
import type { OpenIdSettings } from '@gorozhanin/server/people/openid-provider'
import type { TestCity } from './city.ts'
import { freePort } from './ports.ts'

/** A provider that really runs, and what an installation has to know of it. */
export type RunningProvider = { readonly settings: OpenIdSettings; readonly close: () => Promise<void> }

export async function startProvider(code: string, publicUrl: string): Promise<RunningProvider> {
  const issuer = `http://localhost:${await freePort()}`
  const provider = mockProvider(issuer, [`${publicUrl}/api/sign-in/${code}/back`])
  const server = provider.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(server, 'listening')
  const settings: OpenIdSettings = {
    ...mockClient,
    code,
    issuer,
    name: { ru: 'Учебный вход', en: 'Practice sign-in' },
    audiences: ['residents', 'staff'],
    scope: 'openid email',
    trustsEmail: true,
  }
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { settings, close }
}

/** The cookies that a browser holds for one site. */
class Jar {
  readonly #cookies = new Map<string, string>()

  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...options] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const isOver = options.some((option) => /max-age=0|expires=thu, 01 jan 1970/i.test(option))
      if (isOver || value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }

  toString(): string {
    return Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ')
  }
}

/** A browser that goes between the city's site and a provider. */
export function openBrowser(city: TestCity) {
  const ours = new Jar()
  const theirs = new Jar()

  /** Asks the site and keeps its cookies. Gives the status, where it sends on, and the code of a problem. */
  async function visit(url: string, cookie = ours.toString()) {
    const answer = await city.app.inject({ url, headers: { cookie } })
    ours.take([answer.headers['set-cookie'] ?? []].flat())
    const { location } = answer.headers
    const isProblem = answer.headers['content-type']?.includes('problem+json')
    return {
      status: answer.statusCode,
      location: typeof location === 'string' ? location : null,
      code: isProblem ? answer.json<{ code: string }>().code : null,
    }
  }

  /** Signs in at the provider under `login` and gives the address that leads back to the site. */
  async function signInThere(address: string, login: string): Promise<string> {
    let url = address
    for (let steps = 0; steps < 10 && !url.startsWith(city.config.publicUrl); steps++) {
      const page = await ask(url)
      const next = page.headers.get('location')
      if (next) url = new URL(next, url).href
      else url = await submit(await page.text(), url, login)
    }
    return url.slice(city.config.publicUrl.length)
  }

  async function submit(html: string, url: string, login: string): Promise<string> {
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    if (!action) throw new Error(`the provider shows no form: ${html.slice(0, 500)}`)
    const body = new URLSearchParams({ prompt: 'login', login, password: 'any' })
    const answer = await ask(new URL(action, url).href, body)
    return new URL(answer.headers.get('location') ?? '', url).href
  }

  async function ask(url: string, body?: URLSearchParams): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: theirs.toString() },
      ...(body && { method: 'POST', body }),
    })
    theirs.take(answer.headers.getSetCookie())
    return answer
  }

  return { visit, signInThere, cookies: () => ours.toString() }
}
