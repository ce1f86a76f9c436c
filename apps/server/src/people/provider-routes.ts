import type { Audience } from '@gorozhanin/domain/people/provider-api'
import { comeFromProvider, goToProvider, listProviders } from '@gorozhanin/domain/people/provider-api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { Problem } from '../platform/problem.ts'
import { limiter } from '../platform/rate-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { cookieOptions, openSession } from '../platform/sessions.ts'
import { refused } from './commands.ts'
import { addResident, addStaff, findIdentity } from './identity-store.ts'
import type { Checks, Identity, Provider } from './provider.ts'
import type { SessionOwner } from './session-store.ts'
import { proceed } from './sign-in.ts'
import { findStaffById } from './store.ts'

const journeyCookie = 'journey'
const JOURNEY_SECONDS = 600
const QUARTER_HOUR_MS = 15 * 60_000
const ARRIVALS_OF_ADDRESS = 100

/** The pages where people sign in. */
const gates = { residents: '/account', staff: '/sign-in' } as const satisfies Record<Audience, string>

/** What a browser keeps of a person who left to sign in elsewhere. */
type Journey = Checks & {
  readonly provider: string
  readonly as: Audience
  readonly back: string
  readonly leftMs: number
}

/** Where a person of each kind goes when nothing else was asked. */
const homes = { residents: '/account', staff: '/console' } as const satisfies Record<Audience, string>

export function providerRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const byAddress = limiter(app, {
    windowMs: QUARTER_HOUR_MS,
    code: 'session.too_many',
    name: 'provider-address',
    max: async () => ARRIVALS_OF_ADDRESS,
    key: ({ ip }) => ip,
  })
  return [
    serve(listProviders, async () => ({
      providers: [...ctx.providers.values()].map(({ code, name, audiences }) => ({
        code,
        name,
        audiences: [...audiences],
      })),
    })),

    serve(
      goToProvider,
      async ({ params, query, reply }) => {
        const provider = providerFor(ctx, params.provider, query.as)
        const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const address = await provider.leave(backTo(ctx, provider), checks).catch((error: unknown) => {
          ctx.log.warn({ err: error, provider: provider.code }, 'a provider does not answer')
          throw new Problem('signin.provider_unavailable', { retryAfterSeconds: 60 })
        })
        const { as, back = homes[as] } = query
        const leftMs = ctx.now().epochMilliseconds
        remember(ctx, reply, { ...checks, provider: provider.code, as, back, leftMs })
        return reply.header('cache-control', 'no-store').redirect(address.href, 303)
      },
      { preHandler: byAddress },
    ),

    serve(
      comeFromProvider,
      async ({ params, request, reply }) => {
        const journey = forget(ctx, request, reply)
        if (!journey || journey.provider !== params.provider) throw new Problem('signin.not_begun')
        const provider = providerFor(ctx, params.provider, journey.as)
        const answer = new URL(request.url, ctx.config.publicUrl)
        const owner = await arrive(ctx, provider, answer, journey)
        reply.header('cache-control', 'no-store')
        const next = new URLSearchParams({ next: journey.back })
        if (!owner) {
          await audit(ctx.db, refused(actorOf(request), provider.code), ctx.now())
          return reply.redirect(`${gates[journey.as]}?${next}&fault=signin.refused`, 303)
        }
        if ('author' in owner) {
          await openSession(ctx, owner, provider.code, request, reply)
          return reply.redirect(journey.back, 303)
        }
        const account = await findStaffById(ctx.db, owner.staff)
        if (!account) throw new Problem('signin.not_begun')
        const step = await proceed(ctx, account, { request, reply }, provider.code)
        // The second factor is asked as after a password.
        return reply.redirect('next' in step ? `${gates.staff}?${next}&step=${step.next}` : journey.back, 303)
      },
      { preHandler: byAddress },
    ),
  ]
}

function providerFor({ providers }: Ctx, code: string, as: Audience): Provider {
  const provider = providers.get(code)
  if (!provider?.audiences.includes(as)) throw new Problem('signin.provider_unknown')
  return provider
}

const backTo = ({ config }: Ctx, { code }: Provider): string => `${config.publicUrl}/api/sign-in/${code}/back`

/** Whose session to open; null when the provider did not name anybody who may come in. */
async function arrive(
  ctx: Ctx,
  provider: Provider,
  answer: URL,
  journey: Journey,
): Promise<SessionOwner | null> {
  let identity: Identity
  try {
    identity = await provider.arrive(answer, journey)
  } catch (error) {
    ctx.log.warn({ err: error, provider: provider.code }, 'a sign-in through a provider was refused')
    return null
  }
  return ctx.db.transaction(async (tx) => {
    const at = new Date(ctx.now().epochMilliseconds)
    const known = await findIdentity(tx, provider.code, identity.subject)
    if (known) return isFor(journey.as, known) ? known : null
    const add = journey.as === 'staff' ? addStaff : addResident
    return (await add(tx, provider.code, identity, at)) ?? null
  })
}

/** Who works here does not become a resident by a link, nor the other way round. */
const isFor = (as: Audience, owner: SessionOwner): boolean => (as === 'staff') === 'staff' in owner

function remember({ config }: Ctx, reply: FastifyReply, journey: Journey): void {
  reply.setCookie(journeyCookie, reply.signCookie(JSON.stringify(journey)), {
    ...cookieOptions(config),
    path: '/api/sign-in',
    maxAge: JOURNEY_SECONDS,
  })
}

/** The journey that this browser is on, once. */
function forget({ config, now }: Ctx, request: FastifyRequest, reply: FastifyReply): Journey | null {
  const cookie = request.cookies[journeyCookie]
  reply.clearCookie(journeyCookie, { ...cookieOptions(config), path: '/api/sign-in' })
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  if (!opened?.valid) return null
  const journey = JSON.parse(opened.value) as Journey
  return now().epochMilliseconds - journey.leftMs < JOURNEY_SECONDS * 1000 ? journey : null
}
