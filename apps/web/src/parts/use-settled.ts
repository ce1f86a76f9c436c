import { useEffect, useState } from 'react'

/** A person who types has not finished before this pause, ms. */
const pauseMs = 180

/** The value once it has stopped changing; the first one at once. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pauseMs)
    return () => window.clearTimeout(timer)
  }, [value])
  return settled
}
