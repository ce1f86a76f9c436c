/**
 * A line of a table for a spreadsheet: semicolons, as a Russian one expects, every cell in quotes.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, «CSV Injection»): whoever may
 * put words into a log must not run anything on the computer of its reader.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(';')}\r\n`
}

/** What makes a spreadsheet compute, spaces before it included. */
const formula = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/

function toCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
