import { givenNow } from '@gorozhanin/domain/accounts/consents'
import type { Language } from '@gorozhanin/domain/names'
import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { type Support, supportReport, takeBackSupport } from '@gorozhanin/domain/reports/support-api'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/queries.ts'

/** «У меня тоже», with an address for letters where one was left and agreed to. */
export async function saySupport(number: string, language: Language, email: string | null): Promise<void> {
  const contact = email && { contactEmail: email, consents: [givenNow('contact')] }
  keep(number, await call(supportReport, { params: { number }, body: { language, ...contact } }))
}

export async function dropSupport(number: string): Promise<void> {
  keep(number, await call(takeBackSupport, { params: { number } }))
}

/** Every card of the report that this page knows says the same at once. */
function keep(number: string, support: Support): void {
  queryClient.setQueryData<ReportCard>(['report', number], (card) => card && { ...card, ...support })
  // Who stands behind a report may add to it.
  void queryClient.invalidateQueries({ queryKey: ['report', number] })
  void queryClient.invalidateQueries({ queryKey: ['similar'] })
  void queryClient.invalidateQueries({ queryKey: ['reports', 'supported'] })
}
