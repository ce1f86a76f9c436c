import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { previewSize } from '@gorozhanin/domain/reports/preview-api'
import type { Ctx } from '../main/context.ts'
import { excerptOf } from '../reports/rows.ts'
import { shownReport, siteName, stateOf } from './shown-report.ts'

/** What a page says of itself to programs that show links: escaped HTML for its head; null where it says nothing. */
export async function headOf(ctx: Ctx, address: string): Promise<string | null> {
  const path = address.split('?')[0] ?? ''
  if (path === '/') return headOfStart(ctx)
  const number = /^\/reports\/(\d{4}-[1-9]\d{0,8})$/.exec(path)?.[1]
  const report = number && (await shownReport(ctx, number))
  return report ? headOfReport(ctx, report) : null
}

async function headOfStart({ config: { publicUrl }, catalog }: Ctx): Promise<string> {
  const city = (await catalog()).city.name.ru
  return write({
    title: siteName,
    heading: `${siteName}: ${city}`,
    description: `Карта проблем города ${city}: сообщите о том, что сломано, и следите, как это чинят.`,
    type: 'website',
    url: `${publicUrl}/`,
    picture: { address: `${publicUrl}/icon-512.png`, width: 512, height: 512, alt: siteName },
    card: 'summary',
    feed: { address: `${publicUrl}/api/news.atom`, title: `Новости: ${city}` },
    data: { '@type': 'WebSite', name: siteName, url: `${publicUrl}/`, inLanguage: 'ru' },
  })
}

async function headOfReport({ config: { publicUrl }, catalog }: Ctx, report: ReportCard): Promise<string> {
  const { number, category, address, text, registeredAt, timeline, place } = report
  const { city } = await catalog()
  const url = `${publicUrl}/reports/${number}`
  const heading = `№ ${number}. ${category.name.ru}`
  const state = stateOf(report)
  const description = [state, address, excerptOf(text)].filter(Boolean).join('. ')
  const picture = `${publicUrl}/api/reports/${number}/preview`
  return write({
    title: `${heading} · ${siteName}`,
    heading,
    description,
    type: 'article',
    url,
    picture: {
      address: picture,
      ...previewSize,
      alt: [category.name.ru, address].filter(Boolean).join(', '),
    },
    card: 'summary_large_image',
    feed: { address: `${publicUrl}/api/reports/${number}/news.atom`, title: `№ ${number}` },
    data: {
      '@type': 'Report',
      reportNumber: number,
      headline: heading,
      abstract: description,
      url,
      image: picture,
      inLanguage: 'ru',
      dateCreated: registeredAt,
      dateModified: timeline.at(-1)?.at ?? registeredAt,
      creativeWorkStatus: state,
      publisher: { '@type': 'GovernmentOrganization', name: city.name.ru },
      ...(place && {
        contentLocation: {
          '@type': 'Place',
          ...(address && { address }),
          geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon },
        },
      }),
    },
  })
}

type Head = {
  readonly title: string
  readonly heading: string
  readonly description: string
  readonly type: 'website' | 'article'
  readonly url: string
  readonly picture: {
    readonly address: string
    readonly width: number
    readonly height: number
    readonly alt: string
  }
  readonly card: 'summary' | 'summary_large_image'
  readonly feed: { readonly address: string; readonly title: string }
  /** As schema.org has it. */
  readonly data: Readonly<Record<string, unknown>>
}

function write({ title, heading, description, type, url, picture, card, feed, data }: Head): string {
  const property = (name: string, content: string) =>
    `<meta property="${name}" content="${escaped(content)}" />`
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escaped(content)}" />`
  return [
    `<title>${escaped(title)}</title>`,
    meta('description', description),
    `<link rel="canonical" href="${escaped(url)}" />`,
    `<link rel="alternate" type="application/atom+xml" title="${escaped(feed.title)}" href="${escaped(feed.address)}" />`,
    property('og:site_name', siteName),
    property('og:locale', 'ru_RU'),
    property('og:type', type),
    property('og:url', url),
    property('og:title', heading),
    property('og:description', description),
    property('og:image', picture.address),
    property('og:image:width', String(picture.width)),
    property('og:image:height', String(picture.height)),
    property('og:image:alt', picture.alt),
    meta('twitter:card', card),
    meta('twitter:title', heading),
    meta('twitter:description', description),
    meta('twitter:image', picture.address),
    `<script type="application/ld+json">${dataText({ '@context': 'https://schema.org', ...data })}</script>`,
  ].join('\n    ')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

/** JSON in which nothing can end the element that holds it. */
const dataText = (data: object): string => JSON.stringify(data).replace(/</g, '\\u003c')
