import { fillAll, subjectOf, type Template } from '../messages/template.ts'
import type { Language } from '../names.ts'

/** What an account writes: codes to prove an address, and word of what was changed. */
export const accountLetterKinds = ['code', 'email_code', 'email_changed', 'phone_set'] as const
export type AccountLetterKind = (typeof accountLetterKinds)[number]

export type AccountTemplates = Readonly<Record<AccountLetterKind, Template>>

/** What these letters may speak of. */
export const accountLetterValues = ['city', 'code', 'minutes', 'site'] as const
export type AccountLetterValues = Readonly<Record<(typeof accountLetterValues)[number], string>>

const templates: Readonly<Record<Language, AccountTemplates>> = {
  ru: {
    code: {
      subject: '{code} — код для входа',
      lines: [
        'Код для входа в «Активный горожанин» ({city}): {code}',
        'Он действует {minutes} минут и подходит один раз. Никому его не говорите: сотрудники города код не спрашивают.',
        'Если вы не входили, ничего не делайте: без кода никто не войдёт.',
      ],
    },
    email_code: {
      subject: '{code} — код для новой почты',
      lines: [
        'Код, чтобы подтвердить этот адрес в «Активном горожанине» ({city}): {code}',
        'Он действует {minutes} минут и подходит один раз.',
        'Если вы не меняли почту, ничего не делайте: без кода адрес не сменится.',
      ],
    },
    email_changed: {
      subject: 'Почта для входа изменена',
      lines: [
        'В «Активном горожанине» ({city}) вместо этого адреса теперь указан другой. Сюда мы больше не пишем.',
        'Если это были не вы, сообщите в администрацию города: {site}',
      ],
    },
    phone_set: {
      subject: 'Для входа указан телефон',
      lines: [
        'В «Активном горожанине» ({city}) у вас теперь указан номер телефона: по нему можно войти, как и по этой почте.',
        'Если это были не вы, сообщите в администрацию города: {site}',
      ],
    },
  },
  en: {
    code: {
      subject: '{code} is your sign-in code',
      lines: [
        'Your code to sign in to Active Citizen ({city}): {code}',
        'It works for {minutes} minutes and only once. Tell it to nobody: the city’s staff never ask for it.',
        'If you are not signing in, do nothing: without the code nobody can.',
      ],
    },
    email_code: {
      subject: '{code} is the code for your new e-mail',
      lines: [
        'Your code to confirm this address in Active Citizen ({city}): {code}',
        'It works for {minutes} minutes and only once.',
        'If you are not changing your e-mail, do nothing: without the code the address stays.',
      ],
    },
    email_changed: {
      subject: 'Your sign-in e-mail was changed',
      lines: [
        'In Active Citizen ({city}) another address now stands instead of this one. We write here no more.',
        'If this was not you, tell the city administration: {site}',
      ],
    },
    phone_set: {
      subject: 'A phone now opens your account',
      lines: [
        'Your account in Active Citizen ({city}) now has a phone number: you can sign in by it as well as by this e-mail.',
        'If this was not you, tell the city administration: {site}',
      ],
    },
  },
}

/** Subject and plain text, in the city's own words where it has some. */
export function accountLetterOf(
  kind: AccountLetterKind,
  values: AccountLetterValues,
  language: Language,
  own: Readonly<Partial<Record<Language, Partial<AccountTemplates>>>> = {},
): { readonly subject: string; readonly text: string } {
  const { subject, lines } = own[language]?.[kind] ?? templates[language][kind]
  return { subject: subjectOf(subject, values), text: fillAll(lines, values).join('\n\n') }
}
