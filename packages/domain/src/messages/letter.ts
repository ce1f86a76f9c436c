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

/** What a template may speak of; null where it is not known. Dates are in words already. */
export type LetterValues = Readonly<
  Record<
    | 'number'
    | 'own'
    | 'city'
    | 'category'
    | 'agency'
    | 'phone'
    | 'due'
    | 'waits'
    | 'until'
    | 'reason'
    | 'outcome'
    | 'text'
    | 'body'
    | 'base'
    | 'outgoing'
    | 'parent'
    | 'link'
    | 'confirm'
    | 'notMe'
    | 'stop',
    string | null
  >
>

const templates = { ru: templatesRu, en: templatesEn } as const satisfies Record<Language, Templates>

/** Subject and plain text of a message. `joined` is for people whose own report was merged into this one. */
export function letterOf(
  kind: MessageKind | 'invite',
  values: LetterValues,
  { language, joined }: { readonly language: Language; readonly joined: boolean },
): { readonly subject: string; readonly text: string } {
  const words = templates[language]
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
  const names = Array.from(line.matchAll(/\{(\w+)\}/g), ([, name]) => name as keyof LetterValues)
  if (names.some((name) => !values[name])) return null
  return line.replace(/\{(\w+)\}/g, (_, name: keyof LetterValues) => values[name] ?? '')
}
