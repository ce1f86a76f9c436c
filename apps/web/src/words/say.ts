import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { thin } from './thin.ts'

/** Words as the build has read them: plain text, or the parts of a message with values and plural forms. */
export type Message = string | MessageFormatElement[]

export type Values = Readonly<Record<string, string | number | boolean>>

const formats = new WeakMap<MessageFormatElement[], IntlMessageFormat>()

/**
 * The message with its values, in the forms and numbers of `locale`, thin spaces right.
 *
 * @throws FormatError when a value is missing.
 */
export function say(locale: string, message: Message, values?: Values): string {
  if (typeof message === 'string') return thin(message)
  let format = formats.get(message)
  if (!format) {
    format = new IntlMessageFormat(message, locale)
    formats.set(message, format)
  }
  return thin(String(format.format(values as Record<string, string>)))
}
