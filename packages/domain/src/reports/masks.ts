import * as t from 'typebox'

/** A part of a text in UTF-16 units, `to` not included. */
export type Span = { readonly from: number; readonly to: number }

const found = ['phone', 'card', 'email', 'plate', 'passport', 'number', 'flat'] as const
/** `hand`: a moderator hides it. `shown`: the rules would hide it, and a moderator says that all may read it. */
export const MaskKind = t.Enum([...found, 'hand', 'shown'], { type: 'string' })
export type MaskKind = t.Static<typeof MaskKind>

export const Mask = t.Object({ from: t.Integer(), to: t.Integer(), kind: MaskKind })
export type Mask = Readonly<t.Static<typeof Mask>>

/** What strangers read instead; its length says nothing. */
export const HIDDEN = '•••'

/** The text as strangers read it. */
export function maskedText(text: string, masks: readonly Mask[]): string {
  return replaced(text, masks, () => HIDDEN)
}

/** The text with its masks filled in, everything at its old place. */
export function covered(text: string, masks: readonly Mask[]): string {
  return replaced(text, masks, ({ from, to }) => '•'.repeat(to - from))
}

function replaced(text: string, masks: readonly Mask[], by: (mask: Mask) => string): string {
  let end = 0
  let result = ''
  for (const mask of masks.filter(isHidden)) {
    result += text.slice(end, mask.from) + by(mask)
    end = mask.to
  }
  return result + text.slice(end)
}

const isHidden = ({ kind }: Mask): boolean => kind !== 'shown'

/** The masks in order; those that overlap become one of the first one's kind. */
export function merged(masks: readonly Mask[]): readonly Mask[] {
  const result: Mask[] = []
  for (const mask of masks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1)
    if (last && mask.from < last.to) result[result.length - 1] = { ...last, to: Math.max(last.to, mask.to) }
    else result.push(mask)
  }
  return result
}

const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to

/** The words that a moderator means: without the space around them; null where there are none. */
export function wordsAt(text: string, { from, to }: Span): Span | null {
  const words = text.slice(from, to)
  if (to > text.length || words.trim() === '' || !words.isWellFormed()) return null
  const start = from + words.length - words.trimStart().length
  return { from: start, to: start + words.trim().length }
}

/** Hides words from strangers; the same masks where they are hidden already. */
export function hide(masks: readonly Mask[], words: Span): readonly Mask[] {
  if (masks.some((mask) => isHidden(mask) && holds(mask, words))) return masks
  const joined = masks.filter((mask) => isHidden(mask) && overlap(mask, words))
  const others = masks.filter((mask) => !overlap(mask, words))
  return inOrder([
    ...others,
    {
      from: Math.min(words.from, ...joined.map(({ from }) => from)),
      to: Math.max(words.to, ...joined.map(({ to }) => to)),
      kind: 'hand',
    },
  ])
}

/**
 * Lets strangers read every mask that touches the words; the same masks where none does. What the rules have `found`
 * there is kept as shown, so that they do not hide it again.
 */
export function show(masks: readonly Mask[], words: Span, found: readonly Mask[]): readonly Mask[] {
  const opened = masks.filter((mask) => isHidden(mask) && overlap(mask, words))
  if (opened.length === 0) return masks
  const shown = found.filter((mask) => opened.some((span) => overlap(span, mask)))
  return inOrder([
    ...masks.filter((mask) => !opened.includes(mask)),
    ...shown.map(({ from, to }) => ({ from, to, kind: 'shown' as const })),
  ])
}

/**
 * The masks of a text that was put right: what the rules have `found` in the new words, and what a moderator has
 * decided, carried to where its words stand now. Words that were shown and are other words now are hidden again.
 */
export function carried(
  before: { readonly text: string; readonly masks: readonly Mask[] },
  text: string,
  found: readonly Mask[],
): readonly Mask[] {
  const decided = (kind: MaskKind) =>
    before.masks
      .filter((mask) => mask.kind === kind)
      .flatMap((mask) => placesAfter(before.text, text, mask).map((span) => ({ ...span, kind })))
  const words = ({ from, to }: Span) => before.text.slice(from, to)
  const known = before.masks.filter(({ kind }) => kind === 'shown').map(words)
  const shown = decided('shown').filter(
    (span) =>
      known.includes(text.slice(span.from, span.to)) &&
      found.some(({ from, to }) => from === span.from && to === span.to),
  )
  const hidden = found.filter((mask) => !shown.some((span) => overlap(span, mask)))
  const byHand = decided('hand')
  return merged([
    ...byHand,
    ...hidden,
    ...shown.filter((span) => !byHand.some((hand) => overlap(hand, span))),
  ])
}

/** Where a part of a text stands after the text was changed in one place: the part that both texts share is kept. */
function placesAfter(before: string, after: string, { from, to }: Span): readonly Span[] {
  const same = sharedStart(before, after)
  const tail = sharedEnd(before, after, same)
  const grown = after.length - before.length
  const changedTo = before.length - tail
  if (to <= same) return [{ from, to }]
  if (from >= changedTo) return [{ from: from + grown, to: to + grown }]
  if (from < same && to > changedTo) return [{ from, to: to + grown }]

  const moved = placesOf(before.slice(from, to), after, same, changedTo + grown)
  if (moved.length > 0) return moved
  const rest = from < same ? { from, to: same } : { from: changedTo + grown, to: to + grown }
  return rest.from < rest.to ? [rest] : []
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1
  return length
}

/** Everywhere that the words stand in the changed part of a text, which may share their ends with its surroundings. */
function placesOf(words: string, text: string, from: number, to: number): readonly Span[] {
  const places: Span[] = []
  const first = Math.max(0, from - words.length)
  for (
    let at = text.indexOf(words, first);
    at !== -1 && at <= to;
    at = text.indexOf(words, at + words.length)
  )
    places.push({ from: at, to: at + words.length })
  return places
}

const inOrder = (masks: readonly Mask[]): readonly Mask[] => masks.toSorted((a, b) => a.from - b.from)
