/**
 * A letter in words. `{name}` stands for a value; a line one of whose values is not known is left out. `asks` says
 * what the author can do now: people whose own report was merged into this one do not read it.
 */
export type Template = {
  readonly subject: string
  readonly lines: readonly string[]
  readonly asks?: readonly string[]
}

/** Null where it is not known. */
export type Values = Readonly<Record<string, string | null>>

/** The values that a line needs, as it names them. */
export const valuesIn = (line: string): readonly string[] =>
  Array.from(line.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)

/** The line with its values; null when one of them is not known. */
export function fill(line: string, values: Values): string | null {
  if (valuesIn(line).some((name) => !values[name])) return null
  return line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** The lines whose values are known. */
export const fillAll = (lines: readonly string[], values: Values): readonly string[] =>
  lines.flatMap((line) => fill(line, values) ?? [])

/** A line break in a subject would begin another header. */
export const subjectOf = (line: string, values: Values): string =>
  (fill(line, values) ?? line).replace(/\s+/g, ' ')
