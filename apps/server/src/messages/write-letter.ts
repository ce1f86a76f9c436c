import type { LinkPurpose } from '@gorozhanin/domain/messages/api'
import type { MessageKind, MessageReader } from '@gorozhanin/domain/messages/kinds'
import { type LetterValues, letterOf } from '@gorozhanin/domain/messages/letter'
import { dayWords, momentWords } from '@gorozhanin/domain/messages/moments'
import { outcomeNames } from '@gorozhanin/domain/messages/outcomes'
import type { Names } from '@gorozhanin/domain/names'
import { reasonKindOf, reasonName } from '@gorozhanin/domain/reports/reason-lists'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { followOf } from '../reports/follow.ts'
import { agencyRef, categoryRef } from '../reports/rows.ts'
import type { Letter } from './channel.ts'
import { tokenOf } from './tokens.ts'
import type { Told } from './told.ts'

type Wanted = {
  readonly id: string
  readonly to: string
  readonly kind: MessageKind
  /** The owner of the address has not confirmed it: the letter asks for that and tells no more than it must. */
  readonly invites: boolean
}

/** The letter that tells of an event. It is the same whenever it is written: its dates are those of the event. */
export function writeLetter(
  { config }: Pick<Ctx, 'config'>,
  catalog: CatalogSnapshot,
  told: Told & { readonly reader: MessageReader },
  { id, to, kind, invites }: Wanted,
): Letter {
  const { publicUrl, followSecret } = config
  const token = (purpose: LinkPurpose) => tokenOf(followSecret, purpose, id)
  const page = (purpose: LinkPurpose) => `${publicUrl}/messages/${token(purpose)}`
  const { reader, number, own } = told
  // The author’s secret goes to the author’s own report alone, and only to an address that is the author’s.
  const link = `${publicUrl}/reports/${number}${reader === 'author' ? `#${followOf(followSecret, own.id)}` : ''}`
  const values = {
    ...valuesOf(catalog, told),
    link,
    confirm: page('confirm'),
    notMe: page('not_me'),
    stop: page('stop'),
  }
  const { host } = new URL(publicUrl)
  return {
    id: `${id}@${host}`,
    thread: `report-${number}@${host}`,
    to,
    ...letterOf(invites ? (reader === 'follower' ? 'invite_follower' : 'invite') : kind, values, {
      language: own.language,
      reader,
      own: catalog.templates,
    }),
    stopUrl: `${publicUrl}/api/messages/${token('stop')}`,
  }
}

type Links = 'link' | 'confirm' | 'notMe' | 'stop'

function valuesOf(catalog: CatalogSnapshot, told: Told): Omit<LetterValues, Links> {
  const { data, own, reader } = told
  const { language } = own
  const { city } = catalog
  const at = Temporal.Instant.fromEpochMilliseconds(told.at.getTime())
  const named = (names: Names) => names[language] || names.ru
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const day = (value: unknown) => {
    const date = text(value)
    return date && dayWords(Temporal.PlainDate.from(date), at, city.zone, language)
  }
  const moment = (value: unknown) => {
    const iso = text(value)
    return iso && momentWords(Temporal.Instant.from(iso), at, city.zone, language)
  }
  const kind = reasonKindOf(told.event)
  const reason = kind && reasonName(catalog.reasons, kind, String(data.reason))
  const of = language === 'ru' ? 'от' : 'of'
  const outgoingDate = day(data.outgoingDate)
  return {
    number: told.number,
    own: reader === 'author' ? null : own.number,
    city: named(city.name),
    category: named(categoryRef(catalog, told.category).name),
    agency: named(agencyRef(catalog, told.agency).name),
    phone: told.emergency ? (city.phones[0]?.phone ?? null) : null,
    due: moment(data.dueAt),
    waits: moment(data.waitsUntil),
    until: day(data.until),
    reason: reason && named(reason),
    outcome: nameIn(outcomeNames, data.outcome, named),
    text: told.text,
    body: text(data.body),
    base: text(data.base),
    outgoing: outgoingDate && `№ ${data.outgoingNumber} ${of} ${outgoingDate}`,
    appeal: text(data.appealNumber),
    parent: text(data.parent),
  }
}

function nameIn(
  names: Readonly<Record<string, Names>>,
  code: unknown,
  named: (names: Names) => string,
): string | null {
  const known = names[String(code)]
  return known ? named(known) : null
}
