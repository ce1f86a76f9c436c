const browsers = [
  ['YaBrowser', 'Яндекс Браузер'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const

const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** «Chrome, Windows» out of what a browser calls itself; null where nothing is known. The order matters: many pretend. */
export function deviceName(agent: string): string | null {
  const known = [browsers, systems].flatMap((list) => list.find(([mark]) => agent.includes(mark))?.[1] ?? [])
  return known.length === 0 ? null : known.join(', ')
}
