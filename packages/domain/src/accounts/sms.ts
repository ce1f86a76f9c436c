import { subjectOf } from '../messages/template.ts'
import type { Language } from '../names.ts'
import type { AccountLetterValues } from './letter.ts'

/** What an account says by SMS: codes to prove a number, and word of what was changed. */
export const accountSmsKinds = ['code', 'phone_code', 'phone_changed', 'email_set'] as const
export type AccountSmsKind = (typeof accountSmsKinds)[number]

/** Short: a Russian message of more than 70 characters is paid for twice. */
const texts: Readonly<Record<Language, Readonly<Record<AccountSmsKind, string>>>> = {
  ru: {
    code: 'Код для входа: {code}. Никому не говорите. {city}',
    phone_code: 'Код для нового номера: {code}. Никому не говорите. {city}',
    phone_changed: 'Номер для входа изменён ({city}). Если это не вы, сообщите: {site}',
    email_set: 'Для входа указана почта ({city}). Если это не вы, сообщите: {site}',
  },
  en: {
    code: 'Your sign-in code: {code}. Tell nobody. {city}',
    phone_code: 'The code for your new number: {code}. Tell nobody. {city}',
    phone_changed: 'Your sign-in number was changed ({city}). If this was not you, tell us: {site}',
    email_set: 'An e-mail now opens your account ({city}). If this was not you, tell us: {site}',
  },
}

export const accountSmsOf = (kind: AccountSmsKind, values: AccountLetterValues, language: Language): string =>
  subjectOf(texts[language][kind], values)
