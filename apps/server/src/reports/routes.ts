import { filingRefusal } from '@gorozhanin/domain/accounts/filing'
import {
  attachOwnPhotos,
  attachPhotos,
  blackOutPhoto,
  countConsole,
  Details,
  decideRepeat,
  fileReport,
  followReport,
  listConsole,
  listReports,
  maskWords,
  moveOwnReport,
  moveReport,
  previewAmendment,
  previewCorrection,
  promiseReport,
  showConsole,
  showPhoto,
  showReport,
} from '@gorozhanin/domain/reports/api'
import { readContact, readWords } from '@gorozhanin/domain/reports/contact-api'
import { listFloods, moveBatch } from '@gorozhanin/domain/reports/flood-api'
import { showResponsible } from '@gorozhanin/domain/reports/responsible-api'
import type { KnownBody } from '@gorozhanin/domain/routing/other-body'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { actorOf } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { isOwn, staffOf, type Visitor } from '../platform/access.ts'
import { readForm } from '../platform/form.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { rememberFollow } from '../platform/sessions.ts'
import { blackOut } from './black-out.ts'
import { readCard } from './card-store.ts'
import { cardInSight, consoleCard, consoleCounts, consoleList } from './console-reads.ts'
import { openContact, openWords } from './contact.ts'
import { amendmentPreview, correctionPreview } from './correction-preview.ts'
import { knownMark, markDevice } from './device.ts'
import { file } from './file-report.ts'
import { propose } from './filing.ts'
import { filingLimits } from './filing-limits.ts'
import { moveTogether, readFloods } from './floods.ts'
import { isFollow } from './follow.ts'
import { cursorAt, listCursor } from './list-cursor.ts'
import { listPublished } from './list-store.ts'
import { changeMasks } from './mask-words.ts'
import { uploadAnswerPhotos, uploadOwnPhotos } from './move-photos.ts'
import { moveTo } from './move-report.ts'
import { openPhoto } from './photo-reads.ts'
import { author, isShown, isTakenBack, toReportCard } from './public-card.ts'
import { readPublicFilter } from './public-filter.ts'
import { toReportRow } from './public-row.ts'
import { sayRepeat } from './related.ts'
import { isFollower } from './remark-store.ts'
import { responsibleAt } from './responsible.ts'
import { agencyRef, iso } from './rows.ts'
import { ownershipOf } from './store.ts'
import { isSupporter } from './support-store.ts'

export const reportRoutes = (ctx: Ctx, app: FastifyInstance): Served[] => [
  ...residentRoutes(ctx, app),
  ...consoleRoutes(ctx),
]

function residentRoutes(ctx: Ctx, app: FastifyInstance): Served[] {
  return [
    serve(
      fileReport,
      async ({ request, reply, visitor }) => {
        await refuseFiler(ctx, visitor, true)
        const device = markDevice(ctx, request, reply)
        const form = await readForm(request, { fields: fileReport.form, tempDir: ctx.photos.tempDir })
        try {
          const { fields } = form
          await refuseFiler(ctx, visitor, fields.contactEmail !== undefined)
          const { repeated, ...filed } = await file(ctx, {
            category: fields.category,
            text: fields.text,
            place: placeOf(fields),
            address: fields.address ?? null,
            objectId: fields.objectId ?? null,
            details: fields.details ?? {},
            contactEmail: fields.contactEmail ?? null,
            device,
            consents: fields.consents ?? [],
            isPublic: fields.public ?? null,
            language: fields.language ?? 'ru',
            clientKey: fields.clientKey ?? null,
            clientHash: form.hash,
            repeatOf: fields.repeatOf
              ? { number: fields.repeatOf, mine: await isMine(ctx, visitor, fields.repeatOf) }
              : null,
            resident: visitor.resident,
            from: request.ip,
            files: form.files,
            source: 'web',
          })
          if (repeated) reply.code(200)
          return filed
        } finally {
          await form.discard()
        }
      },
      { preHandler: filingLimits(ctx, app, 'file') },
    ),

    serve(promiseReport, async ({ query }) => {
      const catalog = await ctx.catalog()
      const category = catalog.categories.get(query.category)
      if (!category) throw invalid([{ field: 'category', code: 'report.category_unknown' }])
      const { route, otherBody, dueAt, dueProvisional } = await propose(
        ctx.db,
        catalog,
        {
          category: query.category,
          place: placeOf(query),
          details: detailsOf(query.details),
          objectId: null,
          address: null,
          text: '—',
          photoCount: 0,
          source: 'import',
        },
        ctx.now(),
      )
      return {
        agency: agencyRef(catalog, route.agency),
        dueAt: iso(dueAt.toString()),
        dueProvisional,
        otherBody: otherBody && toOtherBody(otherBody),
      }
    }),

    serve(showResponsible, ({ query }) => responsibleAt(ctx, query)),

    serve(showReport, async ({ params, visitor, request, reply }) => {
      const card = await readCard(ctx.db, params.number)
      const mine = card !== undefined && isOwn(visitor, { ...card.report, number: params.number })
      if (!card || (!mine && !isShown(card.report)))
        throw new Problem(card && isTakenBack(card.report) ? 'report.withdrawn' : 'report.not_found')
      reply.header('cache-control', mine ? 'no-store' : 'no-cache')
      const asker = { device: knownMark(ctx, request), account: visitor.resident?.author ?? null }
      const reader = {
        mine,
        fromDevice: asker.device !== null && card.report.device === asker.device,
        supported: await isSupporter(ctx.db, card.report.id, asker),
        follows: await isFollower(ctx.db, card.report.id, asker),
        asker,
      }
      return toReportCard(await ctx.catalog(), card, reader, ctx.now().epochMilliseconds)
    }),

    serve(listReports, async ({ query }) => {
      const catalog = await ctx.catalog()
      const limit = query.limit ?? 30
      const nowMs = ctx.now().epochMilliseconds
      const filter = { ...readPublicFilter(catalog, query), bbox: query.bbox }
      const order = query.order ?? 'newest'
      const rows = await listPublished(ctx.db, filter, {
        limit,
        now: new Date(nowMs),
        ...listCursor(order, query.cursor),
      })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return {
        reports: rows.map((row) => toReportRow(catalog, row, nowMs)),
        next: last ? cursorAt(order, last) : null,
      }
    }),

    serve(followReport, async ({ params, body, request, reply }) => {
      const report = await ownershipOf(ctx.db, params.number)
      // One that its author has taken back belongs to nobody who finds its link.
      const isOver = !report || report.disowned || report.status === 'withdrawn'
      if (isOver || !isFollow(ctx.config.followSecret, report.id, body.follow))
        throw new Problem('follow.wrong')
      rememberFollow(ctx, params.number, request, reply)
      return reply.send()
    }),

    serve(moveOwnReport, async ({ params, body, visitor, reply }) => {
      await refuseOthers(ctx, visitor, params.number)
      await moveTo(ctx, params.number, body, author)
      reply.header('cache-control', 'no-store')
      const card = await readCard(ctx.db, params.number)
      if (!card) throw new Problem('report.not_found')
      const asker = { device: null, account: null }
      const reader = { mine: true, fromDevice: true, supported: false, follows: false, asker }
      return toReportCard(await ctx.catalog(), card, reader, ctx.now().epochMilliseconds)
    }),

    serve(previewAmendment, async ({ params, query, visitor, reply }) => {
      await refuseOthers(ctx, visitor, params.number)
      reply.header('cache-control', 'no-store')
      const { details, ...amended } = query
      return amendmentPreview(ctx, params.number, {
        ...amended,
        ...(details !== undefined && { details: detailsOf(details) }),
      })
    }),

    serve(attachOwnPhotos, async ({ params, request, visitor }) => {
      await refuseOthers(ctx, visitor, params.number)
      const form = await readForm(request, { fields: attachOwnPhotos.form, tempDir: ctx.photos.tempDir })
      try {
        return { photos: await uploadOwnPhotos(ctx, params.number, form.files) }
      } finally {
        await form.discard()
      }
    }),

    serve(showPhoto, async ({ params, visitor, request, reply }) =>
      openPhoto(ctx, { ...params, visitor, request, reply }),
    ),
  ]
}

/** The city may ask strangers for an address or a sign-in. Without a sign-in the form is not even read. */
async function refuseFiler(ctx: Ctx, { staff, resident }: Visitor, hasContact: boolean): Promise<void> {
  const { city } = await ctx.catalog()
  const by = staff ? 'staff' : resident ? 'resident' : 'anonymous'
  const code = filingRefusal(city.filing.mode, { by, hasContact })
  if (code) throw new Problem(code, hasContact ? {} : { errors: [{ field: 'contactEmail', code }] })
}

const toOtherBody = ({ name, phone, url, cityTakes }: KnownBody) => ({ name, phone, url, cityTakes })

/** To strangers a report that is not theirs looks as one that was never filed. */
async function refuseOthers(ctx: Ctx, visitor: Visitor, number: string): Promise<void> {
  if (!(await isMine(ctx, visitor, number))) throw new Problem('report.not_found')
}

async function isMine({ db }: Ctx, visitor: Visitor, number: string): Promise<boolean> {
  if (!visitor.resident && !visitor.follows.includes(number)) return false
  const report = await ownershipOf(db, number)
  return report !== undefined && isOwn(visitor, { number, ...report })
}

function consoleRoutes(ctx: Ctx): Served[] {
  return [
    serve(listConsole, async ({ query, visitor }) => consoleList(ctx, staffOf(visitor), query)),
    serve(countConsole, async ({ visitor }) => consoleCounts(ctx, staffOf(visitor))),
    serve(showConsole, async ({ params, visitor }) => consoleCard(ctx, staffOf(visitor), params.number)),
    serve(listFloods, ({ visitor }) => readFloods(ctx, staffOf(visitor))),
    serve(moveBatch, ({ body, visitor, request }) =>
      moveTogether(ctx, staffOf(visitor), actorOf(request), body),
    ),
    serve(readContact, async ({ params, body, visitor, request, reply }) => {
      reply.header('cache-control', 'no-store')
      return openContact(ctx, staffOf(visitor), actorOf(request), { params, body, query: undefined })
    }),
    serve(readWords, async ({ params, body, visitor, request, reply }) => {
      reply.header('cache-control', 'no-store')
      return openWords(ctx, staffOf(visitor), actorOf(request), { params, body, query: undefined })
    }),
    serve(moveReport, async ({ params, body, visitor, request, reply }) => {
      const staff = staffOf(visitor)
      await moveTo(ctx, params.number, body, staff, actorOf(request))
      return (await cardInSight(ctx, staff, params.number)) ?? reply.code(204).send()
    }),
    serve(previewCorrection, async ({ params, query, visitor }) =>
      correctionPreview(ctx, staffOf(visitor), params.number, query),
    ),
    serve(decideRepeat, async ({ params, body, visitor }) => {
      const staff = staffOf(visitor)
      await sayRepeat(ctx, staff, { params, body })
      return consoleCard(ctx, staff, params.number)
    }),
    serve(maskWords, async ({ params, body, visitor, request }) => {
      const staff = staffOf(visitor)
      await changeMasks(ctx, staff, actorOf(request), { params, body })
      return consoleCard(ctx, staff, params.number)
    }),
    serve(blackOutPhoto, async ({ params, body, visitor, request }) => {
      const staff = staffOf(visitor)
      await blackOut(ctx, staff, actorOf(request), { params, body })
      return consoleCard(ctx, staff, params.number)
    }),
    serve(attachPhotos, async ({ params, request, visitor }) => {
      const form = await readForm(request, { fields: attachPhotos.form, tempDir: ctx.photos.tempDir })
      try {
        return { photos: await uploadAnswerPhotos(ctx, staffOf(visitor), params.number, form.files) }
      } finally {
        await form.discard()
      }
    }),
  ]
}

function placeOf({ lon, lat }: { readonly lon?: number; readonly lat?: number }) {
  if (lon === undefined && lat === undefined) return null
  if (lon === undefined || lat === undefined)
    throw invalid([{ field: lon === undefined ? 'lon' : 'lat', code: 'field.required' }])
  return { lon, lat }
}

/** The answers given so far, as JSON in an address. */
function detailsOf(text: string | undefined): Details {
  if (text === undefined) return {}
  try {
    const details: unknown = JSON.parse(text)
    if (Value.Check(Details, details)) return details
  } catch {
    // Not JSON: refused below.
  }
  throw invalid([{ field: 'details', code: 'field.type' }])
}
