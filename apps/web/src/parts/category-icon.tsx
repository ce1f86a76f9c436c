import type { ReactNode } from 'react'

/*
 * Our own small set: one sign a group of categories, 24 × 24, a stroke of 1.5. The key is what the catalogue
 * calls `icon`; a city's own group with another key gets the last one.
 */
const signs: Readonly<Record<string, ReactNode>> = {
  road: (
    <>
      <path d="M8.5 3.5 4 20.5M15.5 3.5 20 20.5" />
      <path d="M12 4v3M12 10.5v3M12 17v3.5" />
    </>
  ),
  snowflake: (
    <>
      <path d="M12 2.5v19M3.8 7.25l16.4 9.5M20.2 7.25 3.8 16.75" />
      <path d="m9.5 4.5 2.5 2 2.5-2M9.5 19.5l2.5-2 2.5 2" />
      <path d="m4.3 10.4 3-1.1-.5-3.2M19.7 13.6l-3 1.1.5 3.2M19.7 10.4l-3-1.1.5-3.2M4.3 13.6l3 1.1-.5 3.2" />
    </>
  ),
  lamp: (
    <>
      <path d="M6 21.5V8a4.5 4.5 0 0 1 9-.5" />
      <path d="M11.5 10.5a3.5 3.5 0 0 1 7 0Z" />
      <path d="M3.5 21.5h5M12.5 13.5l-1 2M15 13.5v2.5M17.5 13.5l1 2" />
    </>
  ),
  trash: (
    <>
      <path d="M4 7h16M9 7V4.5h6V7" />
      <path d="m5.75 7 .9 12.6a1.5 1.5 0 0 0 1.5 1.4h7.7a1.5 1.5 0 0 0 1.5-1.4L18.25 7" />
      <path d="M10 11v6M14 11v6" />
    </>
  ),
  tree: (
    <>
      <path d="M12 21.5v-9M12 16.5l3-2.5M12 14l-2.5-2" />
      <path d="M8 17.5a4.5 4.5 0 0 1-2-8.1 6 6 0 0 1 12 0 4.5 4.5 0 0 1-2 8.1" />
    </>
  ),
  building: (
    <>
      <path d="M5 21.5V4a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v17.5M2.5 21.5h19" />
      <path d="M9 7h1.5M13.5 7H15M9 11h1.5M13.5 11H15M10 21.5V16h4v5.5" />
    </>
  ),
  droplet: (
    <>
      <path d="M12 2.5c3.2 3.7 6.5 7.2 6.5 11.5a6.5 6.5 0 0 1-13 0c0-4.3 3.3-7.8 6.5-11.5Z" />
      <path d="M8.75 14.5a3.3 3.3 0 0 0 2.75 3.2" />
    </>
  ),
  bus: (
    <>
      <path d="M4.5 6A2.5 2.5 0 0 1 7 3.5h10A2.5 2.5 0 0 1 19.5 6v11.5h-15Z" />
      <path d="M4.5 12.5h15M6.5 17.5v2.5M17.5 17.5v2.5M8 15h.5M15.5 15h.5" />
    </>
  ),
  crane: (
    <>
      <path d="M8 21.5v-18M4 21.5h8M3 7.5h18l-6-4H8L3 7.5" />
      <path d="M8 12 4.5 7.5M18 7.5v5M16.5 12.5h3v3h-3z" />
    </>
  ),
  shield: (
    <>
      <path d="M12 2.5c2.5 1.9 5 2.6 8 2.8v6.2c0 4.7-3 8.2-8 10-5-1.8-8-5.3-8-10V5.3c3-.2 5.5-.9 8-2.8Z" />
      <path d="m8.75 11.75 2.4 2.4 4.3-4.5" />
    </>
  ),
  paw: (
    <>
      <path d="M12 12.5c2.4 0 4.75 2.9 4.75 5.3 0 1.5-1.1 2.2-2.3 2.2-.9 0-1.6-.5-2.45-.5s-1.55.5-2.45.5c-1.2 0-2.3-.7-2.3-2.2 0-2.4 2.35-5.3 4.75-5.3Z" />
      <circle cx="5" cy="11.5" r="1.75" />
      <circle cx="9.25" cy="6.5" r="2" />
      <circle cx="14.75" cy="6.5" r="2" />
      <circle cx="19" cy="11.5" r="1.75" />
    </>
  ),
  message: (
    <>
      <path d="M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 4v-4h-1A1.5 1.5 0 0 1 4 14.5Z" />
      <path d="M8 8.5h8M8 11.75h5" />
    </>
  ),
}

/** The sign of a group of categories by its `icon`. It says nothing to screen readers: the name stands beside it. */
export function CategoryIcon({ icon, size = 20 }: { icon: string; size?: 16 | 20 | 24 | 32 }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={(1.5 * 24) / size}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {signs[icon] ?? signs.message}
    </svg>
  )
}
