import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom'

/** A feed as RFC 4287 has it; times are ISO 8601. */
export type Feed = {
  readonly id: string
  readonly title: string
  readonly updated: string
  /** Who answers for the words where an entry does not say. */
  readonly author: string
  readonly self: string
  /** The page for people. */
  readonly page: string
  readonly language: string
  readonly entries: readonly Entry[]
}

export type Entry = {
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly page: string
  readonly category: string
  readonly text: string
}

const ATOM = 'http://www.w3.org/2005/Atom'
export const atomType = 'application/atom+xml; charset=utf-8'

/** What XML 1.0 has no way to write, however it is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** The feed as XML. Words are text, never markup. */
export function atomOf(feed: Feed): string {
  const document = new DOMImplementation().createDocument(ATOM, 'feed')
  const root = document.documentElement
  if (!root) throw new Error('a document without its root')
  root.setAttribute('xml:lang', feed.language)

  type Element = typeof root
  function add(parent: Element, name: string, text = '', attributes: Readonly<Record<string, string>> = {}) {
    const element = document.createElementNS(ATOM, name)
    if (text) element.appendChild(document.createTextNode(text.replace(unwritable, '')))
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    parent.appendChild(element)
    return element
  }

  add(root, 'id', feed.id)
  add(root, 'title', feed.title)
  add(root, 'updated', feed.updated)
  add(add(root, 'author'), 'name', feed.author)
  add(root, 'link', '', { rel: 'self', type: 'application/atom+xml', href: feed.self })
  add(root, 'link', '', { rel: 'alternate', type: 'text/html', href: feed.page })
  for (const { id, title, updated, page, category, text } of feed.entries) {
    const entry = add(root, 'entry')
    add(entry, 'id', id)
    add(entry, 'title', title)
    add(entry, 'updated', updated)
    add(entry, 'link', '', { rel: 'alternate', type: 'text/html', href: page })
    add(entry, 'category', '', { term: category })
    add(entry, 'content', text, { type: 'text' })
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(document)}\n`
}
