import { givenNow } from '@gorozhanin/domain/accounts/consents'
import { type Following, follow } from '@gorozhanin/domain/following/api'
import type { Language } from '@gorozhanin/domain/names'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/queries.ts'

type Subject = Following['subject']
export type Choices = Pick<Following, 'tells' | 'pace'>

/** Something that one may follow here, and what it is called. */
export type Offer = { readonly subject: Subject; readonly label: string }

/** `email` null: the account has an address. Gives whether the address has to say yes first. */
export async function followIt(
  subject: Subject,
  choices: Choices,
  language: Language,
  email: string | null,
): Promise<boolean> {
  const contact = email && { contactEmail: email, consents: [givenNow('contact')] }
  const { asksToConfirm } = await call(follow, { body: { subject, ...choices, language, ...contact } })
  void queryClient.invalidateQueries({ queryKey: ['account', 'following'] })
  return asksToConfirm
}

/** Where the same news stand as a feed: below the page, as a news reader asks for it. */
export function feedOf({ report, ...subject }: Subject, { tells }: Choices, language: Language): string {
  const query = new URLSearchParams(Object.entries(subject))
  const [only, ...more] = tells
  if (report === undefined && only && more.length === 0) query.set('news', only)
  if (language !== 'ru') query.set('language', language)
  const path = report === undefined ? '/news.atom' : `/reports/${report}/news.atom`
  return `${location.origin}/api${path}${query.size > 0 ? `?${query}` : ''}`
}
