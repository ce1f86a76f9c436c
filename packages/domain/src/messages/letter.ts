import type { AccountTemplates } from '../accounts/letter.ts'
import type { OwnStaffTemplates } from '../alerts/letter.ts'
import type { OwnNewsTemplates } from '../following/letter.ts'
import type { Language } from '../names.ts'
import type { MessageKind, MessageReader } from './kinds.ts'
import { fillAll, subjectOf, type Template } from './template.ts'
import { templatesEn } from './templates-en.ts'
import { templatesRu } from './templates-ru.ts'

/** Letters to an address that nobody has confirmed: to an author and to a follower. */
export type Invitation = 'invite' | 'invite_follower'

/** The kinds and the invitations, with the lines that open and close a letter. */
export type Templates = Readonly<Record<MessageKind | Invitation, Template>> & {
  /** Says whose report this is to people who wrote of it themselves, and to those who follow it. */
  readonly joined: string
  readonly following: string
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

/** `templates/<language>.json`: what a city says in its own words; everything else is said as the product does. */
export type OwnLanguage = Partial<Templates & AccountTemplates> & {
  readonly staff?: OwnStaffTemplates
  readonly news?: OwnNewsTemplates
}

export type OwnTemplates = Readonly<Partial<Record<Language, OwnLanguage>>>

const templates = { ru: templatesRu, en: templatesEn } as const satisfies Record<Language, Templates>

type Reading = {
  readonly language: Language
  readonly reader: MessageReader
  readonly own?: OwnTemplates
}

/** Subject and plain text of a message, in the city's own words where it has some. */
export function letterOf(
  kind: MessageKind | Invitation,
  values: LetterValues,
  { language, reader, own = {} }: Reading,
): { readonly subject: string; readonly text: string } {
  const words: Templates = { ...templates[language], ...own[language] }
  const { subject, lines, asks = [] } = words[kind]
  const invites = kind === 'invite' || kind === 'invite_follower'
  const body = {
    author: [...lines, ...asks],
    joined: [words.joined, ...lines],
    follower: invites || kind === 'followed' ? lines : [words.following, ...lines],
    writer: lines,
  }[reader]
  const foot = invites ? [] : words.foot
  return {
    subject: subjectOf(subject, values),
    text: [fillAll(body, values).join('\n\n'), fillAll(foot, values).join('\n')]
      .filter(Boolean)
      .join('\n\n—\n'),
  }
}
