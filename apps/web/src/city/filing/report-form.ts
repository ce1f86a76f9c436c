import { givenNow } from '@gorozhanin/domain/accounts/consents'
import type { Draft } from './draft.ts'

/**
 * The body of `POST /api/reports`. A repeat of an unchanged draft is equal to the letter, so that the city knows it.
 *
 * `photos` are the pixels of `draft.photos` in their order.
 */
export function reportForm(draft: Draft, photos: readonly Blob[]): FormData {
  const form = new FormData()
  const contact = draft.contactConsent ? draft.email.trim() : ''
  const consents = [
    ...(contact !== '' ? [givenNow('contact')] : []),
    ...(draft.publish === true ? [givenNow('publication')] : []),
  ]
  const fields = {
    category: draft.category ?? '',
    text: draft.text.trim(),
    ...(draft.place && !draft.withoutPlace && { lon: draft.place.lon, lat: draft.place.lat }),
    ...(draft.address && !draft.withoutPlace && { address: draft.address }),
    ...(draft.objectId && !draft.withoutPlace && { objectId: draft.objectId }),
    details: JSON.stringify(draft.details),
    ...(contact !== '' && { contactEmail: contact }),
    ...(consents.length > 0 && { consents: JSON.stringify(consents) }),
    public: draft.publish === true,
    language: draft.language,
    clientKey: draft.clientKey,
    ...(draft.repeatOf && { repeatOf: draft.repeatOf }),
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  for (const [index, photo] of photos.entries()) form.append('photos', photo, `photo-${index + 1}.jpg`)
  return form
}
