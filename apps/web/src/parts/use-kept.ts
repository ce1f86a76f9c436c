import { useState } from 'react'

type Kept<Value> = {
  readonly value: Value
  readonly change: (change: (before: Value) => Partial<Value>) => void
  readonly forget: () => void
}

/**
 * What a person has entered, kept in this browser under `key`: a closed form, a reload or a lost connection loses
 * nothing. `nothing` is the empty form.
 */
export function useKept<Value extends object>(key: string, nothing: Value): Kept<Value> {
  const [value, setValue] = useState(() => read(key, nothing))
  return {
    value,
    change: (change) =>
      setValue((before) => {
        const next = { ...before, ...change(before) }
        if (JSON.stringify(next) === JSON.stringify(nothing)) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(next))
        return next
      }),
    forget: () => {
      localStorage.removeItem(key)
      setValue(nothing)
    },
  }
}

function read<Value extends object>(key: string, nothing: Value): Value {
  try {
    return { ...nothing, ...JSON.parse(localStorage.getItem(key) ?? '{}') }
  } catch {
    return nothing
  }
}
