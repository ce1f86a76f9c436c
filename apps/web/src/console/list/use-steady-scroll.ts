import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ListLine } from './lines.ts'
import { anchoredTop } from './rows.ts'

/** How long a row that has just come is marked, ms. */
const newMs = 4000

type SteadyScroll = {
  /** Numbers of reports that have just come. */
  readonly added: ReadonlySet<string>
  /** How many of them lie above what is in sight. */
  readonly above: number
  readonly toTop: () => void
}

/**
 * Holds still what a person looks at while the list changes: the line under the pointer, or the first one in sight
 * once the list is scrolled. Reports that come above it are counted instead of pushed in; to unfold some is no coming.
 */
export function useSteadyScroll(
  frame: HTMLElement | null,
  lines: readonly ListLine[],
  rowPx: number,
): SteadyScroll {
  const before = useRef<readonly ListLine[] | null>(null)
  const pointer = useRef<number | null>(null)
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set())
  const [first, setFirst] = useState(0)

  useEffect(() => {
    if (!frame) return
    const moved = (event: PointerEvent) => {
      pointer.current = event.clientY - frame.getBoundingClientRect().top
    }
    const left = () => {
      pointer.current = null
    }
    const scrolled = () => setFirst(Math.round(frame.scrollTop / rowPx))
    frame.addEventListener('pointermove', moved)
    frame.addEventListener('pointerleave', left)
    frame.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      frame.removeEventListener('pointermove', moved)
      frame.removeEventListener('pointerleave', left)
      frame.removeEventListener('scroll', scrolled)
    }
  }, [frame, rowPx])

  useLayoutEffect(() => {
    const old = before.current
    before.current = lines
    if (!frame || !old || old === lines) return
    const known = new Set(old.flatMap(numbersIn))
    const numbers = [...new Set(lines.flatMap(numbersIn))]
    const came = numbers.filter((number) => !known.has(number))
    // Another list altogether begins at its top.
    if (numbers.length > 0 && came.length === numbers.length) {
      frame.scrollTop = 0
      setUnseen(new Set())
      return
    }
    if (frame.scrollTop > 0 || pointer.current !== null) {
      const anchor = Math.floor((frame.scrollTop + (pointer.current ?? 0)) / rowPx)
      frame.scrollTop = anchoredTop(old.map(idOf), lines.map(idOf), anchor, frame.scrollTop, rowPx)
    }
    if (came.length === 0) return
    setAdded(new Set(came))
    setUnseen((waiting) => new Set([...waiting, ...came]))
  }, [frame, lines, rowPx])

  useEffect(() => {
    if (added.size === 0) return
    const timer = window.setTimeout(() => setAdded(new Set()), newMs)
    return () => window.clearTimeout(timer)
  }, [added])

  const passed = new Set(lines.slice(0, first).flatMap(numbersIn))
  const above = [...unseen].filter((number) => passed.has(number)).length
  useEffect(() => {
    if (above === 0) setUnseen((waiting) => (waiting.size > 0 ? new Set() : waiting))
  }, [above])

  return { added, above, toTop: () => frame?.scrollTo({ top: 0, behavior: 'smooth' }) }
}

const idOf = ({ id }: ListLine) => id

/** Reports that a line stands for. */
const numbersIn = (line: ListLine): readonly string[] =>
  line.kind === 'report' ? [line.id] : line.rows.map(({ number }) => number)
