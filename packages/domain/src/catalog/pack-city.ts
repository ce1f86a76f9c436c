import * as t from 'typebox'
import { filingModes } from '../accounts/filing.ts'
import { Retention } from '../accounts/retention.ts'
import { Code, Coordinates, Language, Names } from '../names.ts'
import { AreaGeometry, Phone, strict, TimeOfDay } from './pack-shapes.ts'
import { ReportSource } from './pack-sources.ts'

/** A working week: ISO weekdays (1 is Monday), opening hours, an optional break. */
export const WorkHours = strict({
  days: t.Array(t.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, uniqueItems: true }),
  opens: TimeOfDay,
  closes: TimeOfDay,
  break: t.Union([strict({ from: TimeOfDay, to: TimeOfDay }), t.Null()]),
  /** How much earlier a shortened working day ends. */
  shortenedByMinutes: t.Integer({ minimum: 0, maximum: 240 }),
})
export type WorkHours = t.Static<typeof WorkHours>

/** What the web form asks of a person; phone intake, Open311 and imports pass without photo and shortest text. */
export const FilingRules = strict({
  /** Who may file. */
  mode: t.Enum(filingModes),
  photosMax: t.Integer({ minimum: 0, maximum: 10 }),
  /** Whether a category's «photo required» binds at all. */
  requirePhoto: t.Boolean(),
  textMin: t.Integer({ minimum: 1 }),
  textMax: t.Integer({ minimum: 100, maximum: 4000 }),
})
export type FilingRules = t.Static<typeof FilingRules>

/**
 * How many reports one device, one account or one network address may file, and how many searches it may make; an
 * address is shared by many phones. Who reaches a limit goes on with proofs of work, up to three times as far.
 */
export const FilingLimits = strict({
  perDeviceHour: t.Integer({ minimum: 1 }),
  perDeviceDay: t.Integer({ minimum: 1 }),
  perAddressHour: t.Integer({ minimum: 1 }),
  /** 600 where nothing is said. */
  searchesPerAddressMinute: t.Optional(t.Integer({ minimum: 1 })),
})
export type FilingLimits = t.Static<typeof FilingLimits>

/** In how many days after an answer a report of the same trouble counts as its repeat; a group may have its own. */
export const RepeatRules = strict({
  windowDays: t.Integer({ minimum: 1, maximum: 366 }),
  groupWindowDays: t.Record(Code, t.Integer({ minimum: 1, maximum: 366 })),
})
export type RepeatRules = t.Static<typeof RepeatRules>

/** An authority next door: a report on its ground is refused with this name. */
export const Neighbour = strict({
  name: Names,
  area: AreaGeometry,
  phone: t.Optional(Phone),
  site: t.Optional(t.String({ pattern: '^https?://' })),
})
export type Neighbour = t.Static<typeof Neighbour>

const Attribution = strict({ text: t.String({ minLength: 1 }), url: t.Optional(t.String()) })

/** `city.json`: the city itself. */
export const City = strict({
  code: t.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
  name: Names,
  region: Names,
  /** IANA zone in which the city counts its days. */
  zone: t.String({ minLength: 1 }),
  center: Coordinates,
  boundary: AreaGeometry,
  languages: t.Array(Language, { minItems: 1, uniqueItems: true }),
  hours: WorkHours,
  filing: FilingRules,
  limits: FilingLimits,
  /** Days in which an author may confirm or return an answer. */
  confirmDays: t.Integer({ minimum: 1, maximum: 60 }),
  repeats: RepeatRules,
  /** Where reports come from, each with its term of an answer. */
  sources: t.Array(ReportSource),
  /** How near to the report a photo must be taken that shows nothing is wrong there. */
  answerPhotoMeters: t.Optional(t.Integer({ minimum: 20, maximum: 5000 })),
  /** When staff who want one letter a day get it, on working days. */
  dailyLetterAt: TimeOfDay,
  retention: t.Optional(Retention),
  phones: t.Array(strict({ name: Names, phone: Phone })),
  neighbours: t.Array(Neighbour),
  branding: strict({
    accent: t.String({ pattern: '^#[0-9a-f]{6}$' }),
    /** The administration as it signs itself in the page's foot. */
    authority: Names,
  }),
  /** Whose map data this is: shown on every map. */
  attribution: t.Array(Attribution),
  /** Marks the invented city: demo accounts may be loaded, pages say that nothing here is real. */
  demo: t.Boolean(),
})
export type City = t.Static<typeof City>
