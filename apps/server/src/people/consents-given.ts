import { consentFaults, type Given, readConsent } from '@gorozhanin/domain/accounts/consents'
import { invalid, Problem } from '../platform/problem.ts'

/**
 * Reads consents as the wire says them.
 *
 * @throws Problem for a text that nobody was ever shown.
 */
export function readConsents(consents: readonly string[]): readonly Given[] {
  return consents.map((consent, index) => {
    const given = readConsent(consent)
    if (!given) throw invalid([{ field: `consents.${index}`, code: 'consent.text_unknown' }])
    return given
  })
}

/** @throws Problem `consent.required` that names what is lacking. */
export function demandConsents(...asked: Parameters<typeof consentFaults>): void {
  const errors = [...consentFaults(...asked)]
  if (errors.length > 0) throw new Problem('consent.required', { errors })
}
