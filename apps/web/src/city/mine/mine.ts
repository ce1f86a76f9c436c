import { useSyncExternalStore } from 'react'
import { addMine, type MyReport, readMine } from './mine-shelf.ts'

let mine: readonly MyReport[] = readMine(localStorage)
const listeners = new Set<() => void>()

/** Remembers a report as the person's own on this device alone. */
export function rememberMine(report: MyReport): void {
  mine = addMine(localStorage, report)
  for (const tell of listeners) tell()
}

/** The author's secret of a report, where this device knows it. */
export function followOf(number: string): string | undefined {
  return mine.find((report) => report.number === number)?.follow
}

export function useMine(): readonly MyReport[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => mine,
  )
}
