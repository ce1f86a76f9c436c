import { useSyncExternalStore } from 'react'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function chosen(): Theme {
  return themes.find((theme) => theme === localStorage.getItem(storageKey)) ?? 'auto'
}

/** Puts the chosen theme on the page. Called before the first paint, so that nothing flashes. */
export function applyTheme(): void {
  const theme = chosen()
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme()
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  dark.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    dark.removeEventListener('change', listener)
  }
}

function shade(): 'light' | 'dark' {
  const theme = chosen()
  if (theme !== 'auto') return theme
  return dark.matches ? 'dark' : 'light'
}

/** The person's choice. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen)
}

/** What is on the screen now: the choice, or the system's where nothing is chosen. */
export function useShade(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shade)
}
