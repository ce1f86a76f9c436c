const tokens = {
  land: '--map-land',
  residential: '--map-residential',
  industrial: '--map-industrial',
  field: '--map-field',
  park: '--map-park',
  yard: '--map-yard',
  forest: '--map-forest',
  sand: '--map-sand',
  water: '--map-water',
  waterInk: '--map-water-ink',
  building: '--map-building',
  buildingLine: '--map-building-line',
  street: '--map-street',
  streetMajor: '--map-street-major',
  casing: '--map-casing',
  path: '--map-path',
  rail: '--map-rail',
  boundary: '--map-boundary',
  ink: '--ink',
  inkMuted: '--ink-muted',
  inkFaint: '--ink-faint',
  paper: '--raised',
  line: '--line',
  accent: '--accent',
  overdue: '--overdue',
  checking: '--status-checking',
  at_agency: '--status-at-agency',
  deferred: '--status-deferred',
  answered: '--status-answered',
  closed: '--status-closed',
} as const

/** Colours of the page as the map needs them: `rgb(…)`, since MapLibre does not read OKLCH. */
export type Palette = Readonly<Record<keyof typeof tokens, string>>

/** The tokens as they are now: light or dark. */
export function readPalette(): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const colours = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`
    return [name, toRgb(getComputedStyle(probe).color)]
  })
  probe.remove()
  return Object.fromEntries(colours)
}

const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

/** Paints one pixel and looks at it: the browser knows every way to write a colour. */
function toRgb(colour: string): string {
  if (!pixel) return colour
  pixel.fillStyle = colour
  pixel.fillRect(0, 0, 1, 1)
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return `rgb(${red},${green},${blue})`
}
