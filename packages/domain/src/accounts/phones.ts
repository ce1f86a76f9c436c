/** What people put between the digits of a number. */
const BETWEEN = /[\s().\-\u2010-\u2015]/g

/**
 * A phone number in E.164, `+79121234567`; null of what is none. Without a plus it is read as people in Russia write:
 * with 8 or 7 in front, or a mobile number of ten digits.
 */
export function toPhone(text: string): string | null {
  const plain = text.replace(BETWEEN, '')
  const inRussia = /^(?:[78]|(?=9))(\d{10})$/.exec(plain)
  const phone = inRussia ? `+7${inRussia[1]}` : plain
  return /^\+(?:7\d{10}|[1-689]\d{7,14})$/.test(phone) ? phone : null
}

/** Whether a number in E.164 begins as one of `prefixes`, `+7` or closer, `+79`. */
export const isTakenPhone = (phone: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => phone.startsWith(prefix))
