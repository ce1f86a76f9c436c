import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

/** No inline code, no outside host but those of the basemap. MapLibre needs workers from its own bundle and blob images. */
const policyWith = (hosts: readonly string[]) => ({
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:', ...hosts],
  'font-src': ["'self'"],
  'connect-src': ["'self'", ...hosts],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
})

/** What helmet answers with, the same for every request. Pages may ask `hosts` besides the site itself. */
export function safeHeaders(hosts: readonly string[]): Readonly<Record<string, string>> {
  return headersOf(helmet({ contentSecurityPolicy: { useDefaults: false, directives: policyWith(hosts) } }))
}

function headersOf(middleware: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  middleware(request, response, () => {})
  return Object.fromEntries(response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]))
}
