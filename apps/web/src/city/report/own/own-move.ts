import type { OwnMoveBody, Photo, ReportCard } from '@gorozhanin/domain/reports/api'
import type { WordKey } from '../../../words/catalogue.ts'

export type OwnMove = OwnMoveBody['move']
/** Moves of one short form; to amend the report is a form of its own. */
export type ShortMove = Exclude<OwnMove, 'amend'>

type Wanted<Body> = Body extends OwnMoveBody ? Omit<Body, 'version'> : never
/** A move with what it asks for; the version that was seen is added where it is sent. */
export type WantedOwnMove = Wanted<OwnMoveBody>

/** What the author has entered for a move so far. */
export type OwnDraft = {
  readonly text: string
  readonly photos: readonly Photo[]
  readonly rating: number | null
  readonly reasons: readonly string[]
}

export const emptyDraft: OwnDraft = { text: '', photos: [], rating: null, reasons: [] }

export function may(report: Pick<ReportCard, 'moves'>, move: OwnMove): boolean {
  return report.moves.includes(move)
}

/** What the page asks the author: the one thing that matters now. */
export type Ask = 'reply' | 'answer' | 'disputed' | 'object'

/** Whether the city waits for the author: a reply, or a word about an answer. */
export function isAwaited(report: Pick<ReportCard, 'moves'>): boolean {
  const ask = askOf(report)
  return ask === 'reply' || ask === 'answer'
}

/** Null where nothing is asked of the author. */
export function askOf(report: Pick<ReportCard, 'moves'>): Ask | null {
  if (may(report, 'reply')) return 'reply'
  if (may(report, 'confirm')) return may(report, 'return') || may(report, 'disagree') ? 'answer' : 'disputed'
  return may(report, 'object') ? 'object' : null
}

/** Moves with a field for words; only of `confirm` they are not asked. */
export function takesText(move: ShortMove): move is Exclude<ShortMove, 'withdraw'> {
  return move !== 'withdraw'
}

export function takesPhotos(move: ShortMove): move is 'return' | 'note' {
  return move === 'return' || move === 'note'
}

type Lacks = { readonly text: WordKey | null; readonly photos: WordKey | null }

/** What can be seen to be missing before anything is sent, by its field. */
export function lacksOf(move: ShortMove, { text, photos }: OwnDraft, outcome: ReportCard['outcome']): Lacks {
  const asksText = move !== 'confirm' && move !== 'withdraw'
  return {
    text: asksText && text.trim() === '' ? `city.own.${move}.missing` : null,
    photos:
      move === 'return' && outcome === 'fixed' && photos.length === 0
        ? 'city.own.return.photo_missing'
        : null,
  }
}

/** The move as the door takes it. Reasons go with a rating alone. */
export function wantedOf(move: ShortMove, { text, photos, rating, reasons }: OwnDraft): WantedOwnMove {
  const words = text.trim()
  switch (move) {
    case 'reply':
    case 'object':
    case 'disagree':
      return { move, text: words }
    case 'return':
    case 'note':
      return { move, text: words, photos: photos.map(({ key }) => key) }
    case 'confirm':
      return {
        move,
        ...(rating !== null && { rating, reasons: [...reasons] }),
        ...(words !== '' && { text: words }),
      }
    case 'withdraw':
      return { move }
  }
}
