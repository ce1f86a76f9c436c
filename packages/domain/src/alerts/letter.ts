import type { Language } from '../names.ts'
import { countOf, type Headed, headOf, lateOf } from './letter-words.ts'

/** One alert as a letter tells it. Names and dates are words of the letter's language already. */
export type LetterItem = Headed & {
  readonly number: string
  readonly category: string
  readonly address: string | null
  readonly due: string | null
  readonly insteadOf: readonly string[]
  /** The report's card in the console. */
  readonly link: string
}

const words = {
  ru: {
    report: 'Сообщение',
    due: 'Срок: до',
    insteadOf: 'Вам — за того, кого вы замещаете:',
    card: 'Карточка:',
    daily: 'Пульт',
    foot: 'Когда приходят такие письма и кто вас замещает, выбирают в пульте: меню с вашим именем, «Уведомления и замещение».',
  },
  en: {
    report: 'Report',
    due: 'Due',
    insteadOf: 'You stand in for:',
    card: 'Card:',
    daily: 'Console',
    foot: 'When such letters come, and who stands in for you, is chosen in the console: the menu with your name, “Alerts and deputy”.',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Subject and plain text of a letter about alerts: one in full, several as a list by kind. */
export function alertLetter(
  items: readonly LetterItem[],
  language: Language,
): { readonly subject: string; readonly text: string } {
  const [only] = items
  if (!only) throw new RangeError('a letter tells of something')
  const { subject, text } = items.length === 1 ? inFull(only, language) : asList(items, language)
  return { subject: subject.replace(/\s+/g, ' '), text: `${text}\n\n—\n${words[language].foot}` }
}

function inFull(item: LetterItem, language: Language) {
  const say = words[language]
  const { number, category, address, due, late, insteadOf, link } = item
  const head = headOf(item, language)
  const ago = late && lateOf(late, language)
  const lines = [
    `${say.report} № ${number} · ${category}${address ? ` · ${address}` : ''}`,
    `${head}${ago ? ` ${ago}` : ''}.`,
    due && `${say.due} ${due}.`,
    insteadOf.length > 0 && `${say.insteadOf} ${insteadOf.join(', ')}.`,
    `${say.card} ${link}`,
  ]
  return {
    subject: `№ ${number}: ${lowerFirst(head)} · ${category}`,
    text: lines.filter(Boolean).join('\n\n'),
  }
}

function asList(items: readonly LetterItem[], language: Language) {
  const groups = Map.groupBy(items, (item) => headOf(item, language))
  const text = Array.from(groups, ([head, group]) =>
    [`${head} — ${group.length}`, ...group.map((item) => lineOf(item, language))].join('\n'),
  )
  return {
    subject: `${words[language].daily}: ${countOf(items.length, language)}`,
    text: text.join('\n\n'),
  }
}

function lineOf(
  { number, category, address, late, due, insteadOf, link }: LetterItem,
  language: Language,
): string {
  const when = late ? lateOf(late, language) : due && `${lowerFirst(words[language].due)} ${due}`
  const instead = insteadOf.length > 0 && `${lowerFirst(words[language].insteadOf)} ${insteadOf.join(', ')}`
  return [`№ ${number}`, category, address, when, instead, link].filter(Boolean).join(' · ')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
