import { useCallback, useEffect, useState } from 'react'
import { useKept } from '../../parts/use-kept.ts'
import { type Siren, siren } from './siren.ts'

/** Often enough to be missed by nobody who has left the desk for a minute. */
const everyMs = 8_000

const gestures = ['pointerdown', 'keydown'] as const

let shared: Siren | undefined

/** `asleep`: the browser wants a touch of the page before it lets anything sound. */
export type SirenState = 'asleep' | 'on' | 'muted'

type UseSiren = { readonly state: SirenState; readonly mute: () => void; readonly unmute: () => void }

/** Sounds again and again while `ringing`, unless the person has muted it; that choice is kept in this browser. */
export function useSiren(ringing: boolean, mutedAtFirst: boolean): UseSiren {
  const { value, change } = useKept('emergency-sound', { muted: mutedAtFirst })
  const { muted } = value
  const [awake, setAwake] = useState(false)

  const wake = useCallback(async () => {
    shared ??= siren()
    await shared.wake()
    setAwake(shared.isAwake())
  }, [])

  useEffect(() => {
    if (!ringing || muted || awake) return
    shared ??= siren()
    if (shared.isAwake()) return setAwake(true)
    const listen = () => void wake()
    for (const gesture of gestures) window.addEventListener(gesture, listen)
    return () => {
      for (const gesture of gestures) window.removeEventListener(gesture, listen)
    }
  }, [ringing, muted, awake, wake])

  useEffect(() => {
    if (!ringing || muted || !awake) return
    shared?.sound()
    const timer = window.setInterval(() => shared?.sound(), everyMs)
    return () => window.clearInterval(timer)
  }, [ringing, muted, awake])

  return {
    state: muted ? 'muted' : awake ? 'on' : 'asleep',
    mute: () => change(() => ({ muted: true })),
    unmute: () => {
      change(() => ({ muted: false }))
      void wake()
    },
  }
}
