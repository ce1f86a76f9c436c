/**
 * An address as much of it as is needed to know it again: its first letter and its mail server. Of a name of one or two
 * letters nothing is shown.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = '', ...rest] = address.slice(0, Math.max(at, 0))
  return `${rest.length > 1 ? first : ''}•••${at < 0 ? '' : address.slice(at)}`
}

/** A phone in E.164 as much of it as is needed to know it again: its beginning and its last two digits. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 2)}•••${phone.slice(-2)}`
