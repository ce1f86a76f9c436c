import encode from 'qr'

/** A picture for the camera of a phone; dark on white in every theme, as scanners want it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encode(text, 'raw', { border: 2 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width={192}
      height={192}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" rx={1} />
      <path d={path} fill="#000" />
    </svg>
  )
}
