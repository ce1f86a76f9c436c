/** The list with the word put in or taken out, as the address has it. */
export function toggled(list: readonly string[], word: string): string | undefined {
  const next = list.includes(word) ? list.filter((one) => one !== word) : [...list, word]
  return next.join(',') || undefined
}

/** The day so many days earlier, `YYYY-MM-DD`. */
export function dayBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}
