import type { Exported } from '@gorozhanin/domain/accounts/api'
import type { Photo } from '@gorozhanin/domain/reports/api'
import { shownDetails, shownObject } from '@gorozhanin/domain/reports/details'
import { publicStatus } from '@gorozhanin/domain/reports/status'
import { followingOf } from '../following/view.ts'
import type { Ctx } from '../main/context.ts'
import type { Resident } from '../platform/access.ts'
import { isShown } from '../reports/public-card.ts'
import { agencyRef, categoryRef, iso, isoOrNull, publicPlace } from '../reports/rows.ts'
import { messagesOf, remarksOf, reportsOf, supportedBy } from './export-store.ts'
import { accountOf, toConsents, toSessions } from './view.ts'

/** Everything that is kept about a resident, as one value. */
export async function exportOf(ctx: Ctx, resident: Resident): Promise<Exported> {
  const catalog = await ctx.catalog()
  const [account, reports, supported, remarks, consents, messages, sessions, following] = await Promise.all([
    accountOf(ctx.db, resident),
    reportsOf(ctx.db, resident.author),
    supportedBy(ctx.db, resident.author),
    remarksOf(ctx.db, resident.author),
    toConsents(ctx.db, resident),
    messagesOf(ctx.db, resident.author),
    toSessions(ctx.db, resident),
    followingOf(ctx, resident.author),
  ])
  const withAddress = (photo: Photo) => ({
    ...photo,
    url: `${ctx.config.publicUrl}/api/photos/${photo.key}/large`,
  })
  return {
    madeAt: ctx.now().toString(),
    account,
    reports: reports.map((report) => {
      const category = catalog.categories.get(report.category)
      return {
        number: report.number,
        registeredAt: iso(report.registeredAt),
        status: publicStatus(report.status),
        category: categoryRef(catalog, report.category).name,
        agency: agencyRef(catalog, report.agency).name,
        address: report.address,
        place: publicPlace(report.lon, report.lat),
        text: report.text,
        details: category
          ? [
              ...shownObject(category, report.objectId, catalog.objectNames),
              ...shownDetails(category, report.details, catalog.objectNames),
            ].map(({ label, value }) => ({
              label,
              value,
            }))
          : [],
        language: report.language,
        authorWay: report.authorWay,
        published: isShown(report),
        rating: report.rating,
        photos: report.photos.map(withAddress),
        words: report.words.map(({ at, by, step, text }) => ({ at: iso(at), by, step, text })),
      }
    }),
    supported: supported.map(({ report, supportedAt, followedAt }) => ({
      report,
      supportedAt: isoOrNull(supportedAt),
      followedAt: isoOrNull(followedAt),
    })),
    remarks: remarks.map(({ at, photos, ...remark }) => ({
      ...remark,
      at: iso(at),
      photos: photos.map(withAddress),
    })),
    consents,
    messages: messages.map(({ createdAt, sentAt, ...message }) => ({
      ...message,
      createdAt: iso(createdAt),
      sentAt: isoOrNull(sentAt),
    })),
    sessions,
    following,
  }
}
