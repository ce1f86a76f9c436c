/** Names that browsers and systems give themselves, those first that others imitate. */
const browsers = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg/, 'Edge'],
  [/OPR/, 'Opera'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const
const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** A device as its owner knows it, out of what its browser says; null where it says nothing known. */
export function deviceName(userAgent: string): string | null {
  const of = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([sign]) => sign.test(userAgent))?.[1]
  return [of(browsers), of(systems)].filter(Boolean).join(', ') || null
}
