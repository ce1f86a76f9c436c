import { createHash } from 'node:crypto'
import {
  askCode,
  askContactCode,
  changeContact,
  deleteAccount,
  endSession,
  enterAccount,
  exportAccount,
  listConsents,
  listOwnReports,
  listReportConsents,
  listSessions,
  showAccount,
  withdrawConsent,
  withdrawReportConsent,
} from '@gorozhanin/domain/accounts/api'
import { consentPurposes } from '@gorozhanin/domain/accounts/consents'
import type { GivenContact } from '@gorozhanin/domain/accounts/contact'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { isOwn, residentOf, type Visitor } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { limiter } from '../platform/rate-limits.ts'
import { type Served, serve } from '../platform/serve.ts'
import { closeSession, endElsewhere, openSession } from '../platform/sessions.ts'
import { listOfAuthor } from '../reports/list-store.ts'
import { ownershipOf } from '../reports/store.ts'
import { contactFrom, enter, erase, moveContact, sendCode, withdraw } from './commands.ts'
import type { Whose } from './consent-store.ts'
import { exportOf } from './export.ts'
import { accountOf, toConsents, toOwnReport, toSessions } from './view.ts'

const HOUR_MS = 3_600_000
const CODES_OF_ADDRESS = 60
const CODES_OF_DEVICE = 10
const GUESSES_OF_ADDRESS = 300
const GUESSES_OF_CONTACT = 30

export const accountRoutes = (ctx: Ctx, app: FastifyInstance): Served[] => [
  ...codeRoutes(ctx, app),
  ...ownRoutes(ctx),
  ...reportRoutes(ctx),
]

function codeRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  const asking = { windowMs: HOUR_MS, code: 'account.too_many_codes' } as const
  const guessing = { windowMs: HOUR_MS, code: 'session.too_many' } as const
  const codesOfAddress = limiter(app, {
    ...asking,
    name: 'code-address',
    max: async () => CODES_OF_ADDRESS,
    key: ({ ip }) => ip,
  })
  // One browser behind an address that many share.
  const codesOfDevice = limiter(app, {
    ...asking,
    name: 'code-device',
    max: async () => CODES_OF_DEVICE,
    key: ({ ip, headers }) => hashOf(`${ip} ${headers['user-agent'] ?? ''}`),
  })
  const guessesOfAddress = limiter(app, {
    ...guessing,
    name: 'guess-address',
    max: async () => GUESSES_OF_ADDRESS,
    key: ({ ip }) => ip,
  })
  const guessesOfContact = limiter(app, {
    ...guessing,
    name: 'guess-contact',
    max: async () => GUESSES_OF_CONTACT,
    key: ({ ip, body }) => {
      const { value } = contactFrom(ctx, body as GivenContact)
      return hashOf(`${ip} ${value.toLowerCase()}`)
    },
  })
  const beforeCode = { preHandler: [codesOfAddress, codesOfDevice] }
  const beforeGuess = { preHandler: [guessesOfAddress, guessesOfContact] }

  return [
    serve(
      askCode,
      async ({ body, reply }) => {
        await sendCode(ctx, { to: contactFrom(ctx, body), language: body.language, author: null })
        return reply.send()
      },
      beforeCode,
    ),
    serve(
      enterAccount,
      async ({ body, request, reply }) => {
        const { code, consents = [] } = body
        const author = await enter(ctx, { contact: contactFrom(ctx, body), code, consents, request })
        await openSession(ctx, { author }, 'code', request, reply)
        return accountOf(ctx.db, { author })
      },
      beforeGuess,
    ),
    serve(
      askContactCode,
      async ({ body, visitor, reply }) => {
        const { author } = residentOf(visitor)
        await sendCode(ctx, { to: contactFrom(ctx, body), language: body.language, author })
        return reply.send()
      },
      beforeCode,
    ),
    serve(
      changeContact,
      async ({ body, visitor, request }) => {
        const resident = residentOf(visitor)
        const { code, language, consents = [] } = body
        const contact = contactFrom(ctx, body)
        await moveContact(ctx, resident.author, { contact, code, language, consents, request })
        return accountOf(ctx.db, resident)
      },
      beforeGuess,
    ),
  ]
}

function ownRoutes(ctx: Ctx): Served[] {
  return [
    serve(showAccount, async ({ visitor, reply }) => {
      unkept(reply)
      return { account: visitor.resident && (await accountOf(ctx.db, visitor.resident)) }
    }),
    serve(listOwnReports, async ({ visitor, reply }) => {
      unkept(reply)
      const catalog = await ctx.catalog()
      const rows = await listOfAuthor(ctx.db, residentOf(visitor).author)
      const nowMs = ctx.now().epochMilliseconds
      return { reports: rows.map((row) => toOwnReport(catalog, row, nowMs)) }
    }),
    serve(listSessions, async ({ visitor, reply }) => {
      unkept(reply)
      return { sessions: await toSessions(ctx.db, residentOf(visitor)) }
    }),
    serve(endSession, async ({ params, visitor, request, reply }) => {
      const ended = await endElsewhere(ctx, residentOf(visitor), params.id, request)
      if (!ended) throw new Problem('account.session_unknown')
      return reply.send()
    }),
    serve(listConsents, async ({ visitor, reply }) => {
      unkept(reply)
      return { consents: await toConsents(ctx.db, residentOf(visitor)) }
    }),
    serve(withdrawConsent, async ({ params, visitor, request, reply }) => {
      const resident = residentOf(visitor)
      const object = { kind: 'resident', id: resident.author } as const
      await withdraw(ctx, resident, params.id, { actor: actorOf(request), object })
      return reply.send()
    }),
    serve(exportAccount, async ({ visitor, request, reply }) => {
      unkept(reply)
      reply.header('content-disposition', 'attachment; filename="my-data.json"')
      const resident = residentOf(visitor)
      const object = { kind: 'resident', id: resident.author } as const
      await audit(ctx.db, { actor: actorOf(request), action: 'resident.exported', object }, ctx.now())
      return exportOf(ctx, resident)
    }),
    serve(deleteAccount, async ({ visitor, request, reply }) => {
      const { author } = residentOf(visitor)
      await closeSession(ctx, request, reply)
      await erase(ctx, author, actorOf(request), 'asked')
      return reply.send()
    }),
  ]
}

function reportRoutes(ctx: Ctx): Served[] {
  return [
    serve(listReportConsents, async ({ params, visitor, reply }) => {
      const whose = await whoseReport(ctx, visitor, params.number)
      unkept(reply)
      return { consents: await toConsents(ctx.db, whose) }
    }),
    serve(withdrawReportConsent, async ({ params, visitor, request, reply }) => {
      const whose = await whoseReport(ctx, visitor, params.number)
      const object = { kind: 'report', id: params.number } as const
      await withdraw(ctx, whose, params.id, { actor: actorOf(request), object })
      return reply.send()
    }),
  ]
}

/** Which consents of a report the visitor answers for; to strangers it looks as one that was never filed. */
async function whoseReport({ db }: Ctx, visitor: Visitor, number: string): Promise<Whose> {
  const report = await ownershipOf(db, number)
  if (!report || !isOwn(visitor, { number, ...report })) throw new Problem('report.not_found')
  const isOfAccount = visitor.resident !== null && visitor.resident.author === report.author
  return { report: report.id, purposes: isOfAccount ? ['publication'] : consentPurposes }
}

/** What is about one person is kept by no cache. */
const unkept = (reply: FastifyReply) => reply.header('cache-control', 'no-store')

/** Redis holds no addresses of people. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
