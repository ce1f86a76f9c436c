import { discardDraft, drafts } from './current-draft.ts'

/** The draft that gave way to a report of another: how to bring it back, and where its news go. */
type Joined = { readonly number: string; readonly email: string | null; readonly bringBack: () => void }

let last: Joined | null = null

/** The draft is not needed any more. It can be brought back until this page is left. */
export function rememberJoined(number: string, email: string | null): void {
  last = { number, email, bringBack: discardDraft(drafts.get()) }
}

/** Of the report with this number; null where the page was opened anew. */
export function joinedDraft(number: string): Joined | null {
  return last?.number === number ? last : null
}
