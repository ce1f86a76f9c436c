/** One measured figure. `holds` is null where nothing was asked of it. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What is asked, in words: `≥ 0.3`. */
  readonly asked: string
  readonly holds: boolean | null
}

export const plain = (name: string, value: number, unit: string): Figure => ({
  name,
  value,
  unit,
  asked: '',
  holds: null,
})

export const atLeast = (name: string, value: number, limit: number, unit = '×'): Figure => ({
  name,
  value,
  unit,
  asked: `≥ ${limit}`,
  holds: value >= limit,
})

export const atMost = (name: string, value: number, limit: number, unit = '×'): Figure => ({
  name,
  value,
  unit,
  asked: `≤ ${limit}`,
  holds: value <= limit,
})

export function printTable(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length))
  for (const { name, value, unit, asked, holds } of figures) {
    const mark = holds === null ? ' ' : holds ? '✓' : '✗'
    console.log(`${mark} ${name.padEnd(width)}  ${format(value).padStart(9)} ${unit.padEnd(5)} ${asked}`)
  }
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}
