/** The short numbers of emergency services that a hint names, in its order; the city's own where it names none. */
export function emergencyPhones(hint: string, otherwise: string): readonly string[] {
  const named = hint.match(/(?<!\d)1(?:0[1-4]|12)(?!\d)/g) ?? []
  return named.length > 0 ? [...new Set(named)] : [otherwise]
}
