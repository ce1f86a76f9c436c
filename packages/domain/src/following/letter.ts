import { fillAll, subjectOf as lineOf, type Template, type Values } from '../messages/template.ts'
import type { Language } from '../names.ts'

/** Letters to those who follow, as a city may say them in its own words. */
export type NewsTemplates = {
  /** To an address that somebody left: the one letter that it gets before its owner says that it is right. */
  readonly invite: Template
  /** One piece of news. */
  readonly one: Template
  /** Several of a day: a heading for each subject, lines for each piece of news under it. */
  readonly daily: { readonly subject: string; readonly heading: string; readonly item: readonly string[] }
  /** Under a letter: once for each subject that it is about, and once for all. */
  readonly stop: string
  readonly foot: readonly string[]
}

/** What each part may speak of. */
const item = ['city', 'subject', 'title', 'about', 'text', 'agency', 'link'] as const
export const newsLetterValues = {
  invite: ['city', 'subject', 'confirm', 'notMe'],
  one: item,
  'daily.subject': ['city'],
  'daily.heading': ['city', 'subject'],
  'daily.item': item,
  stop: ['subject', 'stop'],
  foot: ['city', 'account'],
} as const

const templates: Readonly<Record<Language, NewsTemplates>> = {
  ru: {
    invite: {
      subject: 'Подтвердите: {subject}',
      lines: [
        'Здравствуйте! В городе {city} кто-то захотел получать на этот адрес новости: {subject}.',
        'Это вы? Подтвердите, и мы начнём писать: {confirm}',
        'Не вы? Нажмите здесь, и таких писем больше не будет: {notMe}',
      ],
    },
    one: { subject: '{title}', lines: ['{title}', '{about}', '{text}', '{link}'] },
    daily: {
      subject: '{city}: новости за день',
      heading: '{subject}',
      item: ['— {title}', '{about}', '{link}'],
    },
    stop: 'Больше не писать о «{subject}»: {stop}',
    foot: ['Всё, за чем вы следите: {account}'],
  },
  en: {
    invite: {
      subject: 'Please confirm: {subject}',
      lines: [
        'Hello! Somebody in {city} wants news at this address: {subject}.',
        'Was it you? Confirm, and we will begin to write: {confirm}',
        'Not you? Press here, and no such letter comes again: {notMe}',
      ],
    },
    one: { subject: '{title}', lines: ['{title}', '{about}', '{text}', '{link}'] },
    daily: {
      subject: '{city}: news of the day',
      heading: '{subject}',
      item: ['— {title}', '{about}', '{link}'],
    },
    stop: 'No more about “{subject}”: {stop}',
    foot: ['All that you follow: {account}'],
  },
}

export type OwnNewsTemplates = Partial<NewsTemplates>

type Wording = {
  readonly language: Language
  readonly own?: Readonly<Partial<Record<Language, { readonly news?: OwnNewsTemplates }>>>
}

type Written = { readonly subject: string; readonly text: string }

/** The news of one subject. */
export type NewsGroup = {
  /** `subject` and its `stop`. */
  readonly values: Values
  readonly items: readonly Values[]
}

const wordsIn = ({ language, own = {} }: Wording): NewsTemplates => ({
  ...templates[language],
  ...own[language]?.news,
})

export function newsInvitation(values: Values, wording: Wording): Written {
  const { subject, lines } = wordsIn(wording).invite
  return { subject: lineOf(subject, values), text: fillAll(lines, values).join('\n\n') }
}

/** A letter with news: one alone, or those of a day under their subjects. `values` are those of the whole letter. */
export function newsLetter(
  kind: 'one' | 'daily',
  groups: readonly NewsGroup[],
  values: Values,
  wording: Wording,
): Written {
  const words = wordsIn(wording)
  const { one, daily } = words
  const first = { ...values, ...groups[0]?.values, ...groups[0]?.items[0] }
  const body =
    kind === 'one'
      ? fillAll(one.lines, first)
      : groups.flatMap((group) => [
          ...fillAll([daily.heading], { ...values, ...group.values }),
          ...group.items.map((item) =>
            fillAll(daily.item, { ...values, ...group.values, ...item }).join('\n'),
          ),
        ])
  const foot = [
    ...groups.flatMap((group) => fillAll([words.stop], { ...values, ...group.values })),
    ...fillAll(words.foot, values),
  ]
  return {
    subject: lineOf((kind === 'one' ? one : daily).subject, first),
    text: `${body.join('\n\n')}\n\n—\n${foot.join('\n')}`,
  }
}

/** What a notification says of several pieces of news. */
export const pushTitles = {
  ru: 'Новости за день',
  en: 'News of the day',
} as const satisfies Record<Language, string>
