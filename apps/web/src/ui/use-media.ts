import { useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Whether the header of the staff has no room for its pages: they are in the menu then. */
export function useTightHeader(): boolean {
  return useMedia('(max-width: 1120px)')
}

/** Whether a list has the width of a phone. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 560px)')
}

const desk = '(min-width: 768px)'

/** Whether the page is laid out for a desk: the width from which the sheet is a column. */
export function useWide(): boolean {
  return useMedia(desk)
}

/** The same at this moment, for what is asked before a page is drawn. */
export function isWide(): boolean {
  return window.matchMedia(desk).matches
}
