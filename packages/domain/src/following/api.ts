import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Language } from '../names.ts'
import { ByNumber } from '../reports/api.ts'
import { newsChoices } from './news.ts'
import { subject } from './subject.ts'

const feed = {
  /** Only new reports, or only changes of those that are known; both where it is left out. */
  news: t.Optional(t.Enum(newsChoices, { type: 'string' })),
  language: t.Optional(Language),
}

/** An entry is one thing that happened to a public report; its id stays for ever. */
export const newsFeed = endpoint({
  method: 'GET',
  path: '/news.atom',
  summary: 'News of a house, a street, an area, topics or the whole city as an Atom feed (RFC 4287)',
  access: 'anyone',
  query: t.Object({ ...subject, ...feed }, { additionalProperties: false }),
  stream: 'application/atom+xml',
})

export const reportFeed = endpoint({
  method: 'GET',
  path: '/reports/:number/news.atom',
  summary: 'What happens to one public report as an Atom feed (RFC 4287)',
  access: 'anyone',
  params: ByNumber,
  query: t.Object({ language: t.Optional(Language) }, { additionalProperties: false }),
  stream: 'application/atom+xml',
})
