import { useEffect, useRef, useState } from 'react'
import { useLive } from '../api/live.ts'

/** Changes come in bunches; the tiles are fetched again at most this often, ms. */
const pauseMs = 700

/** A number that grows when reports have changed: for `CityMap`'s `revision`. */
export function useRevision(): number {
  const [revision, setRevision] = useState(0)
  const timer = useRef<number | undefined>(undefined)
  useLive(({ kind }) => {
    if (kind === 'alerts') return
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined
      setRevision((known) => known + 1)
    }, pauseMs)
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return revision
}
