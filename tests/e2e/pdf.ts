/** The pages of a PDF by their size in points, 72 of them an inch: A4 is 595 × 842. */
export function pagesOf(pdf: Buffer): readonly string[] {
  const boxes = pdf
    .toString('latin1')
    .matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...boxes].map(([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`)
}
