/** The number of a report as people write and paste it: «№ 2026-15», a link to it; null where there is none. */
export function readNumber(written: string): string | null {
  return /(?:^|[№\s/])(\d{4}-[1-9]\d{0,8})$/.exec(written.trim())?.[1] ?? null
}
