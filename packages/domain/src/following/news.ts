import { fill, type Values } from '../messages/template.ts'
import type { Language } from '../names.ts'

/** Events that strangers are told of a report that they know already. */
export const changeNames = [
  'publish',
  'redirect',
  'accept',
  'approve_deferral',
  'resume',
  'publish_answer',
  'confirm',
  'return',
  'control',
  'close_disagreed',
  'close_silent',
  'pass_outside',
  'take_back',
  'merge',
  'unmerge',
] as const
export type ChangeName = (typeof changeNames)[number]

/** Events with which strangers may come to know a report: its first one is no change but a new report. */
export const openingNames = ['publish', 'show'] as const

/** `new`: a report became public; else the change that one went through. */
export type NewsName = 'new' | ChangeName

/** What one may be told of, each by itself. */
export const newsChoices = ['new', 'changes'] as const
export type NewsChoice = (typeof newsChoices)[number]

/** In words, after the name of the category; the first line whose values are known is said. */
const words: Readonly<Record<Language, Readonly<Record<NewsName, readonly string[]>>>> = {
  ru: {
    new: ['новое сообщение'],
    publish: ['направлено: {agency}'],
    redirect: ['передано: {agency}'],
    accept: ['принято в работу: {agency}'],
    approve_deferral: ['отложено до {until}', 'отложено'],
    resume: ['снова в работе'],
    publish_answer: ['дан ответ: {outcome}', 'дан ответ'],
    confirm: ['закрыто'],
    return: ['возвращено на доработку'],
    control: ['проверка не подтвердила ответ'],
    close_disagreed: ['закрыто решением руководителя'],
    close_silent: ['закрыто'],
    pass_outside: ['передано: {body}', 'передано другому ведомству'],
    take_back: ['вернулось к городу'],
    merge: ['объединено с № {parent}', 'объединено с другим сообщением'],
    unmerge: ['снова рассматривают отдельно'],
  },
  en: {
    new: ['a new report'],
    publish: ['passed on to {agency}'],
    redirect: ['passed to {agency}'],
    accept: ['being worked on by {agency}'],
    approve_deferral: ['put off until {until}', 'put off'],
    resume: ['being worked on again'],
    publish_answer: ['answered: {outcome}', 'answered'],
    confirm: ['closed'],
    return: ['returned to the agency'],
    control: ['a check did not confirm the answer'],
    close_disagreed: ['closed by the decision of the head'],
    close_silent: ['closed'],
    pass_outside: ['passed to {body}', 'passed to another body'],
    take_back: ['back with the city'],
    merge: ['joined to {parent}', 'joined to another report'],
    unmerge: ['dealt with by itself again'],
  },
}

/** «Яма на дороге: принято в работу: Дорожная служба». `values.category` is always known. */
export function newsTitle(name: NewsName, values: Values, language: Language): string {
  const said = words[language][name].map((line) => fill(line, values)).find((line) => line !== null)
  return `${values.category}: ${said ?? name}`
}
