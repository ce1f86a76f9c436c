/** A text as a field of a page holds it: every line ends with one character. */
export const inField = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Where a place of the field is in the text itself, whose lines may end with two characters. */
export function placeInText(text: string, place: number): number {
  let at = 0
  for (let left = place; left > 0; left -= 1) at += text.startsWith('\r\n', at) ? 2 : 1
  return at
}
