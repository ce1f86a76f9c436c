import { buffer } from 'node:stream/consumers'
import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { previewPicture } from '@gorozhanin/domain/reports/preview-api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { LRUCache } from 'lru-cache'
import type { Ctx } from '../main/context.ts'
import { contentVersion, isFresh } from '../platform/fresh.ts'
import { Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { type Drawn, drawPicture, picturePhoto } from './picture.ts'
import { shownReport, siteName, stateOf } from './shown-report.ts'

/** A link that is passed on is asked for by many at once. */
const MOST_PICTURES = 100

export const previewRoutes = (ctx: Ctx): Served[] => {
  const pictures = new LRUCache<string, Buffer, () => Promise<Buffer>>({
    max: MOST_PICTURES,
    fetchMethod: (_version, _stale, { context }) => context(),
  })
  return [
    serve(previewPicture, async ({ params, request, reply }) => {
      const report = await shownReport(ctx, params.number)
      if (!report) throw new Problem('report.not_found')
      const { city } = await ctx.catalog()
      const [photo] = report.photos
      const drawn = toDrawn(report, `${siteName} · ${city.name.ru}`)
      const version = photo?.key ?? contentVersion(Buffer.from(JSON.stringify(drawn)))
      if (isFresh(request, reply, version)) return reply.send()
      const picture = await pictures.forceFetch(version, {
        context: () => (photo ? cut(ctx, photo.key) : drawPicture(drawn)),
      })
      return reply.type('image/jpeg').send(picture)
    }),
  ]
}

async function cut({ photos }: Ctx, key: string): Promise<Buffer> {
  const file = await photos.open(key, 'large')
  if (!file) throw new Problem('photo.not_found')
  return picturePhoto(await buffer(file.stream))
}

function toDrawn(report: ReportCard, site: string): Drawn {
  const { status, category, address, number } = report
  return {
    group: statusGroup(status),
    status: stateOf(report),
    category: category.name.ru,
    address,
    number: `№ ${number}`,
    site,
  }
}
