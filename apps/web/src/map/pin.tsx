import style from './city-map.module.css'

/** The pin in the middle of what is in sight: the map moves under it. It lifts a little while the map moves. */
export function Pin({ moving }: { moving: boolean }) {
  return (
    <div className={style.pin} data-moving={moving} aria-hidden>
      <svg viewBox="0 0 40 52" width="40" height="52" aria-hidden="true">
        <ellipse className={style.shade} cx="20" cy="50" rx="6" ry="2" />
        <path className={style.body} d="M20 49.5C16 43 4 33.5 4 20a16 16 0 1 1 32 0c0 13.5-12 23-16 29.5Z" />
        <circle className={style.eye} cx="20" cy="20" r="6" />
      </svg>
    </div>
  )
}
