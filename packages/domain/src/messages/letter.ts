import type { Language } from '../names.ts'
import type { MessageKind } from './kinds.ts'
import { templatesEn } from './templates-en.ts'
import { templatesRu } from './templates-ru.ts'

/**
 * A message in words. `{name}` stands for a value; a line one of whose values is not known is left out. `asks` says
 * what the author can do now: people whose own report was merged into this one do not read it.
 */
export type Template = {
  readonly subject: string
  readonly lines: readonly string[]
  readonly asks?: readonly string[]
}

/** The kinds and the letter to an address that nobody has confirmed, with the lines that close a letter. */
export type Templates = Readonly<Record<MessageKind | 'invite', Template>> & {
  /** Says whose report this is to people who wrote of it themselves. */
  readonly joined: string
  readonly foot: readonly string[]
}

/** What a template may speak of. */
export const letterValues = [
  'number',
  'own',
  'city',
  'category',
  'agency',
  'phone',
  'due',
  'waits',
  'until',
  'reason',
  'outcome',
  'text',
  'body',
  'base',
  'outgoing',
  'appeal',
  'parent',
  'link',
  'confirm',
  'notMe',
  'stop',
] as const

/** Null where it is not known. Dates are in words already. */
export type LetterValues = Readonly<Record<(typeof letterValues)[number], string | null>>

/** What a city says in its own words, by language; everything else is said as below. */
export type OwnTemplates = Readonly<Partial<Record<Language, Partial<Templates>>>>

/** The values that a line needs, as it names them. */
export const valuesIn = (line: string): readonly string[] =>
  Array.from(line.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)

const templates = { ru: templatesRu, en: templatesEn } as const satisfies Record<Language, Templates>

type Reading = {
  readonly language: Language
  /** For people whose own report was merged into this one. */
  readonly joined: boolean
  readonly own?: OwnTemplates
}

/** Subject and plain text of a message, in the city's own words where it has some. */
export function letterOf(
  kind: MessageKind | 'invite',
  values: LetterValues,
  { language, joined, own = {} }: Reading,
): { readonly subject: string; readonly text: string } {
  const words: Templates = { ...templates[language], ...own[language] }
  const { subject, lines, asks = [] } = words[kind]
  const body = joined ? [words.joined, ...lines] : [...lines, ...asks]
  const foot = kind === 'invite' ? [] : words.foot
  const filled = (some: readonly string[]) => some.flatMap((line) => fill(line, values) ?? [])
  return {
    // A line break in a subject would begin another header.
    subject: (fill(subject, values) ?? subject).replace(/\s+/g, ' '),
    text: [filled(body).join('\n\n'), filled(foot).join('\n')].filter(Boolean).join('\n\n—\n'),
  }
}

/** The line with its values; null when one of them is not known. */
function fill(line: string, values: LetterValues): string | null {
  if (valuesIn(line).some((name) => !values[name as keyof LetterValues])) return null
  return line.replace(/\{(\w+)\}/g, (_, name: keyof LetterValues) => values[name] ?? '')
}
