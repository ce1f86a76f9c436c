import type { FilingMode } from '@gorozhanin/domain/accounts/filing'
import type { PublicCategory, PublicQuestion } from '@gorozhanin/domain/catalog/api'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import type { WordKey } from '../../words/catalogue.ts'
import type { Draft } from './draft.ts'

/** What each code of a faulty field says at the field. */
const words: Readonly<Record<string, WordKey>> = {
  'report.text_required': 'problem.report.text_required',
  'report.text_too_long': 'city.fault.too_long',
  'report.photo_required': 'city.fault.photo',
  'report.answer_needs_photo': 'city.fault.photo',
  'report.too_many_photos': 'problem.report.too_many_photos',
  'report.photo_unknown': 'problem.report.photo_unknown',
  'report.place_required': 'problem.report.place_required',
  'report.outside_city': 'problem.report.outside_city',
  'report.other_body': 'problem.report.other_body',
  'report.category_unknown': 'problem.report.category_unknown',
  'report.category_out_of_season': 'problem.report.category_out_of_season',
  'report.repeat_unknown': 'problem.report.repeat_unknown',
  'report.repeat_not_closed': 'problem.report.repeat_not_closed',
  'text.control_characters': 'city.fault.characters',
  'detail.required': 'city.fault.required',
  'detail.number': 'city.fault.number',
  'detail.out_of_range': 'city.fault.range',
  'detail.too_long': 'city.fault.too_long',
  'detail.datetime': 'city.fault.datetime',
  'detail.object': 'city.fault.object',
  'field.maxLength': 'city.fault.too_long',
  'field.format': 'city.fault.email',
  'report.contact_required': 'city.fault.contact',
  'report.account_required': 'city.fault.account',
  'consent.contact_required': 'city.fault.consent',
  'consent.publication_required': 'city.fault.publication',
}

/** The words for the fault of a field; null when it has none. `lon` stands for the place. */
export function faultWords(faults: readonly FieldFault[], field: string): WordKey | null {
  const fault = faults.find((one) => one.field === field)
  return fault ? (words[fault.code] ?? 'city.fault.other') : null
}

/** What the city asks of who files: see `FilingMode`; a resident who is signed in has said it already. */
type Asked = { readonly mode: FilingMode; readonly signedIn: boolean }

/** What can be seen to be missing before anything is sent; the city checks the rest. */
export function missing(
  draft: Draft,
  { questions, isPublic }: PublicCategory,
  { mode, signedIn }: Asked,
): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (draft.text.trim() === '') faults.push({ field: 'text', code: 'report.text_required' })
  for (const question of questions) {
    if (question.required && !isAnswered(draft, question))
      faults.push({ field: `details.${question.code}`, code: 'detail.required' })
  }
  if (!signedIn) {
    const email = draft.email.trim()
    if (mode === 'contact' && email === '')
      faults.push({ field: 'contactEmail', code: 'report.contact_required' })
    if (mode === 'account') faults.push({ field: 'account', code: 'report.account_required' })
    else if (email !== '' && !draft.contactConsent)
      faults.push({ field: 'consents', code: 'consent.contact_required' })
  }
  if (isPublic && draft.publish === null)
    faults.push({ field: 'public', code: 'consent.publication_required' })
  return faults
}

function isAnswered({ details }: Draft, { code }: PublicQuestion): boolean {
  const answer = details[code]
  return answer !== undefined && answer !== ''
}

/** Fields that the last screen does not show, and the step that does. */
export function stepOfFaults(faults: readonly FieldFault[]): 'where' | 'what' | null {
  if (faults.some(({ field }) => field === 'category')) return 'what'
  return faults.some(({ field }) => field === 'lon' || field === 'lat') ? 'where' : null
}
