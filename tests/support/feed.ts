import { SaxesParser } from 'saxes'

export type FeedEntry = {
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly link: string
  readonly content: string
}

/** A feed as a reader understands it. @throws Error for XML that is not well formed. */
export function parseFeed(xml: string): {
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly self: string
  readonly entries: readonly FeedEntry[]
} {
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  const levels: Record<string, string>[] = [{}]
  const entries: Record<string, string>[] = []
  const into = () => levels.at(-1) ?? {}
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== 'http://www.w3.org/2005/Atom') throw new Error(`${local} is no element of Atom`)
    path.push(local)
    if (local === 'entry') levels.push({})
    if (local === 'link') into()[`link ${attributes.rel?.value}`] = attributes.href?.value ?? ''
  })
  parser.on('text', (text) => {
    const name = path.at(-1) ?? ''
    into()[name] = (into()[name] ?? '') + text
  })
  parser.on('closetag', ({ local }) => {
    path.pop()
    const done = local === 'entry' && levels.pop()
    if (done) entries.push(done)
  })
  parser.write(xml).close()
  const value = (from: Record<string, string>, name: string) => {
    const found = from[name]
    if (!found) throw new Error(`no ${name} in ${JSON.stringify(from)}`)
    return found
  }
  const feed = into()
  return {
    id: value(feed, 'id'),
    title: value(feed, 'title'),
    updated: value(feed, 'updated'),
    self: value(feed, 'link self'),
    entries: entries.map((entry) => ({
      id: value(entry, 'id'),
      title: value(entry, 'title'),
      updated: value(entry, 'updated'),
      link: value(entry, 'link alternate'),
      content: value(entry, 'content'),
    })),
  }
}
