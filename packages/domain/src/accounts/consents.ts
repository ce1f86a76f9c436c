import * as t from 'typebox'
import type { Names } from '../names.ts'
import type { FieldFault } from '../problem-shape.ts'
import type { ContactKind } from './contact.ts'

/** What a person may agree to, each by itself and none beforehand. */
export const consentPurposes = ['contact', 'publication'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export type ConsentText = {
  readonly version: string
  readonly text: Names
  /** What of a person may be kept by it. */
  readonly covers?: readonly ContactKind[]
}

/**
 * The texts that people were shown, newest last. One that was shown is never changed: a new wording is a new version.
 * `{authority}` is the administration of the city.
 *
 * Source: 152-FZ, articles 9 and 10.1, as of 1 September 2025.
 */
export const consentTexts = {
  contact: [
    {
      version: '2026-11',
      covers: ['email'],
      text: {
        ru: '{authority} хранит мой адрес электронной почты, чтобы сообщать мне об ответах на мои сообщения и узнавать меня при входе. Адрес не показывают ни жителям, ни службам и не передают никому. Я могу отозвать согласие в любой день: тогда адрес удалят и писем больше не будет.',
        en: '{authority} keeps my e-mail address to tell me of answers to my reports and to know me when I sign in. The address is shown neither to residents nor to agencies and is given to nobody. I may withdraw this consent on any day: the address is then removed and no more letters come.',
      },
    },
    {
      version: '2026-12',
      covers: ['email', 'phone'],
      text: {
        ru: '{authority} хранит мой адрес электронной почты или номер телефона: на почту сообщает об ответах на мои сообщения и о том, за чем я слежу, по почте или телефону узнаёт меня при входе. Их не показывают ни жителям, ни службам и не передают никому, кроме тех, кто доставляет письма и СМС. Я могу отозвать согласие в любой день: тогда их удалят и ни писем, ни СМС больше не будет.',
        en: '{authority} keeps my e-mail address or phone number: it tells me by e-mail of answers to my reports and of what I follow, and knows me by either when I sign in. They are shown neither to residents nor to agencies and are given to nobody but those who deliver letters and SMS. I may withdraw this consent on any day: they are then removed and no more letters or SMS come.',
      },
    },
  ],
  publication: [
    {
      version: '2026-11',
      text: {
        ru: '{authority} показывает на карте города текст моего сообщения и мои фотографии всем без ограничений, без моего имени и адреса почты. Я могу отозвать согласие в любой день: тогда сообщение скроют от посторонних, а работа по нему продолжится.',
        en: '{authority} shows the text of my report and my photos on the city map to everyone, without my name and my e-mail address. I may withdraw this consent on any day: the report is then hidden from others, and work on it goes on.',
      },
    },
  ],
} as const satisfies Record<ConsentPurpose, readonly ConsentText[]>

/** The text that is shown now. */
export function currentText(purpose: ConsentPurpose): ConsentText {
  const newest = textsOf(purpose).at(-1)
  if (!newest) throw new Error(`no text of a consent to ${purpose}`)
  return newest
}

/** The text of a version; the purpose alone where it was never written down. */
export const textOf = (purpose: ConsentPurpose, version: string | null): ConsentText | null =>
  textsOf(purpose).find((text) => text.version === version) ?? null

const textsOf = (purpose: ConsentPurpose): readonly ConsentText[] => consentTexts[purpose]

/** A consent that is given, on the wire: `contact`, or `contact@2026-11` with the version of the text that was shown. */
export const GivenConsent = t.String({
  pattern: `^(${consentPurposes.join('|')})(@\\d{4}-\\d{2})?$`,
})

export type Given = { readonly purpose: ConsentPurpose; readonly version: string }

const covers = ({ purpose, version }: Given, kind: ContactKind): boolean =>
  textOf(purpose, version)?.covers?.includes(kind) ?? false

/** What is given by `contact@2026-11`; null for a text that nobody was ever shown. Without a version it is today's. */
export function readConsent(given: string): Given | null {
  const [name, version] = given.split('@')
  const purpose = consentPurposes.find((known) => known === name)
  if (!purpose) return null
  const text = version === undefined ? currentText(purpose) : textOf(purpose, version)
  return text && { purpose, version: text.version }
}

/** What would be kept and shown of a person. */
type Wanted = { readonly keeps: ContactKind | null; readonly isPublic: boolean }

/** Consents that are lacking: no contact is kept and no word shown without one, given by the person each time. */
export function consentFaults({ keeps, isPublic }: Wanted, given: readonly Given[]): readonly FieldFault[] {
  const mayKeep = keeps === null || given.some((consent) => covers(consent, keeps))
  const mayShow = !isPublic || given.some(({ purpose }) => purpose === 'publication')
  return [
    ...(!mayKeep ? [{ field: 'consents', code: 'consent.contact_required' }] : []),
    ...(!mayShow ? [{ field: 'public', code: 'consent.publication_required' }] : []),
  ]
}

/** How the web sends that the text shown now was agreed to. */
export const givenNow = (purpose: ConsentPurpose): string => `${purpose}@${currentText(purpose).version}`
