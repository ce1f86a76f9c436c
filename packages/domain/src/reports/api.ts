import * as t from 'typebox'
import { GivenConsent } from '../accounts/consents.ts'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Language, Names, nullable } from '../names.ts'
import { MOST_EXTENSION_DAYS } from './appeal-clocks.ts'
import { Area, MOST_AREAS } from './blackout.ts'
import { Mask } from './masks.ts'
import { publicFilter } from './public-filter.ts'
import { remarkStates } from './remarks.ts'
import { Outcome, Status } from './status.ts'

export const limits = {
  photos: 5,
  photoBytes: 15 * 1024 * 1024,
  photoPixels: 50_000_000,
  textCharacters: 4000,
} as const

/** A report's number: the year in the city's zone and the place in that year's sequence. */
export const ReportNumber = t.String({ pattern: '^\\d{4}-[1-9]\\d{0,8}$' })
export const ByNumber = t.Object({ number: ReportNumber })

const AgencyRef = t.Object({ code: Code, name: Names })
/** `icon` is the one of its group. */
export const CategoryRef = t.Object({ code: Code, group: Code, icon: t.String(), name: Names })

/** Sizes of a stored photo by their longer side in pixels. */
export const photoSizes = { small: 320, medium: 960, large: 2048 } as const
export type PhotoSize = keyof typeof photoSizes
export const PhotoSize = t.Union([t.Literal('small'), t.Literal('medium'), t.Literal('large')])

const PhotoKey = t.String({ pattern: '^[A-Za-z0-9_-]{20,64}$' })

export const Photo = t.Object({
  key: t.String(),
  /** `added`: by the author, later than the report; `remark`: by a neighbour. */
  kind: t.Union([t.Literal('before'), t.Literal('after'), t.Literal('added'), t.Literal('remark')]),
  /** Pixels of the largest stored size. */
  width: t.Integer(),
  height: t.Integer(),
})
export type Photo = t.Static<typeof Photo>

/** A photo of an answer, with what its camera told: when, and how many metres from the report's place. */
const AnswerPhoto = t.Object({
  ...Photo.properties,
  takenAt: nullable(Instant),
  takenMeters: nullable(t.Integer()),
})

/** Several types in one schema: a union would make words of `true` and `3`, for its first type takes them too. */
const Answer = t.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'], maxLength: 500 })

/** An answer to a category's question, by the question's code. */
export const Details = t.Record(Code, Answer, { additionalProperties: false })
export type Details = t.Static<typeof Details>

/** One entry of the history. `name` is the fact; `text` only where the reader may see the words. */
export const TimelineEntry = t.Object({
  at: Instant,
  name: t.String(),
  actor: t.Union([
    t.Literal('author'),
    t.Literal('moderator'),
    t.Literal('agency'),
    t.Literal('administration'),
    t.Literal('system'),
  ]),
  status: Status,
  agency: nullable(AgencyRef),
  outcome: nullable(Outcome),
  reason: nullable(t.String()),
  text: nullable(t.String()),
  dueAt: nullable(Instant),
  /** The date to which the work was put off. */
  until: nullable(t.String()),
  /** The body that the matter was passed to. */
  body: nullable(t.String()),
  /** The letter with which it was passed. */
  outgoing: nullable(t.Object({ number: t.String(), date: t.String() })),
  /** The report that this one was joined to. */
  parent: nullable(t.String()),
  /** The earlier report that a word on a repeat is about. */
  repeatOf: nullable(t.String()),
  rating: nullable(t.Integer()),
  /** Under which the report was registered as an appeal. */
  appealNumber: nullable(t.String()),
  photos: t.Array(Photo),
})
export type TimelineEntry = t.Static<typeof TimelineEntry>

export const RemarkState = t.Enum(remarkStates, { type: 'string' })

/**
 * What a neighbour has added, to this report or to one that was merged into it. Strangers see what is published, its
 * writer the own ones too, then without photos.
 */
const Remark = t.Object({
  id: t.String(),
  at: Instant,
  state: RemarkState,
  text: t.String(),
  photos: t.Array(Photo),
  /** Written on this device or with this account. */
  mine: t.Boolean(),
  /** Why it was refused: a code of the city's list, words, or both. */
  reason: nullable(t.String()),
  reasonText: nullable(t.String()),
})
export type Remark = t.Static<typeof Remark>

const Place = t.Object({
  lon: t.Number(),
  lat: t.Number(),
})

const PublicReport = {
  number: ReportNumber,
  status: Status,
  outcome: nullable(Outcome),
  category: CategoryRef,
  agency: AgencyRef,
  place: nullable(Place),
  address: nullable(t.String()),
  registeredAt: Instant,
  /** The promise: when the answer is due. */
  dueAt: nullable(Instant),
  overdue: t.Boolean(),
  supporters: t.Integer(),
}

/** A line of the public list. */
export const ReportRow = t.Object({
  ...PublicReport,
  excerpt: t.String(),
  photo: nullable(t.String()),
})
export type ReportRow = t.Static<typeof ReportRow>

/** The public card. For the author it opens before publication too and says so by `mine` and `published`. */
export const ReportCard = t.Object({
  ...PublicReport,
  text: t.String(),
  details: t.Array(t.Object({ code: Code, label: Names, value: t.Union([t.String(), Names]) })),
  emergency: t.Boolean(),
  /** The promise may still move: the working days of a year on its way are not decreed yet. */
  dueProvisional: t.Boolean(),
  /** Working days that have ended since the promise was due; 0 while it holds. */
  workDaysOver: t.Integer(),
  published: t.Boolean(),
  mine: t.Boolean(),
  /** This device or account has said «у меня тоже». */
  supported: t.Boolean(),
  /** Nothing is against saying it. */
  supportable: t.Boolean(),
  /** What the author has seen when it moves; null for strangers. */
  version: nullable(t.Integer()),
  /** What the author may do now; nothing for strangers. */
  moves: t.Array(t.String()),
  /** What the author is waited for, and until when. */
  waitsUntil: nullable(Instant),
  photos: t.Array(Photo),
  timeline: t.Array(TimelineEntry),
  remarks: t.Array(Remark),
  /** Nothing is against adding to the report. */
  remarkable: t.Boolean(),
  /** Earlier reports of the same trouble, and later ones: those that everyone may see. */
  repeatOf: t.Array(ReportNumber),
  repeatedBy: t.Array(ReportNumber),
})
export type ReportCard = t.Static<typeof ReportCard>

export const fileReport = endpoint({
  method: 'POST',
  path: '/reports',
  summary: 'File a report with its place and photos',
  access: 'reports.file',
  form: t.Object(
    {
      category: Code,
      text: t.String({ maxLength: limits.textCharacters * 2 }),
      lon: t.Optional(t.Number({ minimum: -180, maximum: 180 })),
      lat: t.Optional(t.Number({ minimum: -90, maximum: 90 })),
      address: t.Optional(t.String({ maxLength: 300 })),
      objectId: t.Optional(t.String({ maxLength: 100 })),
      details: t.Optional(Details),
      /** Where the answer goes; a resident who is signed in has said it before, and that counts. */
      contactEmail: t.Optional(t.String({ format: 'email', maxLength: 254 })),
      /** An address is kept only with `contact`, a report is shown to others only with `publication`. */
      consents: t.Optional(t.Array(GivenConsent, { maxItems: 10 })),
      /** Left out: public where the consent to publication is given. */
      public: t.Optional(t.Boolean()),
      language: t.Optional(Language),
      clientKey: t.Optional(t.String({ format: 'uuid' })),
      /** A closed report whose trouble is back. */
      repeatOf: t.Optional(ReportNumber),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    number: ReportNumber,
    status: Status,
    agency: AgencyRef,
    dueAt: nullable(Instant),
    url: t.String(),
    follow: t.String(),
  }),
  success: 201,
})

export const showReport = endpoint({
  method: 'GET',
  path: '/reports/:number',
  summary: 'The public card of a report with its timeline',
  access: 'anyone',
  params: ByNumber,
  reply: ReportCard,
})

export const listReports = endpoint({
  method: 'GET',
  path: '/reports',
  summary: 'Published reports, newest first or most supported first',
  access: 'anyone',
  query: t.Object(
    {
      /** `west,south,east,north` in degrees. */
      bbox: t.Optional(t.String({ pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$' })),
      ...publicFilter,
      /** Newest first where nothing is said. Reports with as many supporters come by their numbers, the latest first. */
      order: t.Optional(t.Enum(['supporters'], { type: 'string' })),
      cursor: t.Optional(t.String({ maxLength: 100 })),
      limit: t.Optional(t.Integer({ minimum: 1, maximum: 100, default: 30 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    reports: t.Array(ReportRow),
    next: nullable(t.String()),
  }),
})

/** Exchanges the author's secret (a URL fragment, never sent as an address) for a cookie. */
export const followReport = endpoint({
  method: 'POST',
  path: '/reports/:number/follow',
  summary: 'Open the author’s view by the secret of the follow link',
  access: 'anyone',
  params: ByNumber,
  body: t.Object({ follow: t.String({ maxLength: 100 }) }, { additionalProperties: false }),
  success: 204,
})

/** Another body whose matter it is; `cityTakes`: the city takes the report and passes it on. */
const OtherBodyRef = t.Object({
  name: Names,
  phone: nullable(t.String()),
  url: nullable(t.String()),
  cityTakes: t.Boolean(),
})
export type OtherBodyRef = t.Static<typeof OtherBodyRef>

/** Who would answer and by when, before anything is sent. */
export const promiseReport = endpoint({
  method: 'GET',
  path: '/promise',
  summary: 'The agency and the term that a report would get here and now',
  access: 'anyone',
  query: t.Object(
    {
      category: Code,
      lon: t.Optional(t.Number({ minimum: -180, maximum: 180 })),
      lat: t.Optional(t.Number({ minimum: -90, maximum: 90 })),
      /** JSON of the answers given so far: a rule of the city may look at them. */
      details: t.Optional(t.String({ maxLength: 4000 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    agency: AgencyRef,
    dueAt: Instant,
    dueProvisional: t.Boolean(),
    otherBody: nullable(OtherBodyRef),
  }),
})
export type ReportPromise = t.Static<(typeof promiseReport)['reply']>

export const showPhoto = endpoint({
  method: 'GET',
  path: '/photos/:key/:size',
  summary: 'One stored size of a photo, as visible as its report',
  access: 'anyone',
  params: t.Object({ key: PhotoKey, size: PhotoSize }),
  stream: 'image/webp',
})

// ——— the console ———

const clockKinds = t.String()

/** One clock as the console draws it. */
export const ClockView = t.Object({
  kind: clockKinds,
  startedAt: Instant,
  dueAt: Instant,
  warnAt: Instant,
  stoppedAt: nullable(Instant),
  pausedAt: nullable(Instant),
  breached: t.Boolean(),
  /** Working days that have ended since it was due, while it runs. */
  workDaysOver: t.Integer(),
  provisional: t.Boolean(),
  /** Of an official answer: the last working day not after the due one, `YYYY-MM-DD`. */
  controlDate: nullable(t.String()),
})
export type ClockView = t.Static<typeof ClockView>

/** The running clock that ends first: what the row's timer shows. */
const NextClock = nullable(
  t.Object({
    kind: clockKinds,
    dueAt: Instant,
    warnAt: Instant,
    pausedAt: nullable(Instant),
    /** Working days that have ended since it was due. */
    workDaysOver: t.Integer(),
  }),
)

/** A line of the console's list. */
export const ConsoleRow = t.Object({
  number: ReportNumber,
  status: Status,
  outcome: nullable(Outcome),
  category: CategoryRef,
  agency: AgencyRef,
  place: nullable(Place),
  address: nullable(t.String()),
  excerpt: t.String(),
  photo: nullable(t.String()),
  registeredAt: Instant,
  dueAt: nullable(Instant),
  next: NextClock,
  emergency: t.Boolean(),
  accepted: t.Boolean(),
  published: t.Boolean(),
  supporters: t.Integer(),
  redirects: t.Integer(),
})
export type ConsoleRow = t.Static<typeof ConsoleRow>

/** Why this agency: the stored decision. Codes only; the console says it in words. */
export const RouteView = t.Object({
  agency: AgencyRef,
  rule: t.String(),
  ruleCode: nullable(t.String()),
  ruleName: nullable(Names),
  serviceType: nullable(t.String()),
  area: nullable(t.Object({ code: t.String(), version: t.String(), name: Names })),
  considered: t.Array(
    t.Object({
      step: t.String(),
      why: t.String(),
      of: nullable(t.String()),
      /** Of the rule or the area that `of` names. */
      name: nullable(Names),
    }),
  ),
  decidedAt: Instant,
})

/** What a correction changed, as it was and as it became; null for what it left alone. */
export const Changes = t.Object({
  category: nullable(t.Object({ before: CategoryRef, after: CategoryRef })),
  place: nullable(t.Object({ before: nullable(t.String()), after: nullable(t.String()) })),
  text: nullable(t.Object({ before: t.String(), after: t.String() })),
  agency: nullable(t.Object({ before: AgencyRef, after: AgencyRef })),
  dueAt: nullable(t.Object({ before: Instant, after: Instant })),
  photos: nullable(t.Object({ added: t.Integer(), removed: t.Integer() })),
  details: t.Boolean(),
})
export type Changes = t.Static<typeof Changes>

/** Another report as the card of this one shows it. `meters` is null where one of them has no place. */
const OtherReport = {
  number: ReportNumber,
  status: Status,
  category: CategoryRef,
  address: nullable(t.String()),
  meters: nullable(t.Integer()),
  registeredAt: Instant,
  excerpt: t.String(),
  photos: t.Array(Photo),
}

/** Who says that a report repeats an earlier one: the rule, its author, or the moderator, who may also say no. */
export const RepeatState = t.Enum(['proposed', 'declared', 'confirmed', 'dismissed'], { type: 'string' })
export type RepeatState = t.Static<typeof RepeatState>

const EarlierReport = t.Object({
  ...OtherReport,
  outcome: nullable(Outcome),
  answeredAt: nullable(Instant),
  answer: nullable(t.String()),
  state: RepeatState,
})
export type EarlierReport = t.Static<typeof EarlierReport>

const OpenReport = t.Object({ ...OtherReport, supporters: t.Integer() })
export type OpenReport = t.Static<typeof OpenReport>

const RelatedReports = t.Object({
  /** Answered reports of the same trouble that this one repeats or may repeat, the last answered first. */
  repeats: t.Array(EarlierReport),
  /** Later reports that repeat this one. */
  repeatedBy: t.Array(ReportNumber),
  /** Open reports that this one may be merged into, the nearest first. */
  duplicates: t.Array(OpenReport),
})
export type RelatedReports = t.Static<typeof RelatedReports>

/** One of an agency's people who does work for it. */
const Performer = t.Object({ id: t.String(), name: Names })

/** What a neighbour has added, for staff. `masks`: what of the text strangers do not read. */
const ConsoleRemark = t.Object({
  id: t.String(),
  /** To which report: this one, or one that was merged into it. */
  report: ReportNumber,
  at: Instant,
  state: RemarkState,
  text: t.String(),
  masks: t.Array(Mask),
  photos: t.Array(Photo),
})
export type ConsoleRemark = t.Static<typeof ConsoleRemark>

export const MoveNameShape = t.String()

export const ConsoleCard = t.Object({
  ...ConsoleRow.properties,
  /** Rises with every move; a move says which version it has seen. */
  version: t.Integer(),
  /** As it was written for those who read contacts, as strangers read it for the others. */
  text: t.String(),
  /** What of the text strangers do not read, or would not, had nobody shown it. */
  masks: t.Array(Mask),
  /** Something that people wrote is hidden from this reader. */
  hidesWords: t.Boolean(),
  /** Without private ones for those who do not read contacts. */
  details: t.Array(
    t.Object({ code: Code, label: Names, value: t.Union([t.String(), Names]), private: t.Boolean() }),
  ),
  hidden: t.Boolean(),
  source: t.String(),
  withoutPhoto: t.Boolean(),
  /** Always masked; a door of its own shows it to those who may see it, and writes that down. */
  contact: nullable(
    t.Object({ email: nullable(t.String()), phone: nullable(t.String()), masked: t.Literal(true) }),
  ),
  photos: t.Array(Photo),
  clocks: t.Array(ClockView),
  route: RouteView,
  history: t.Array(
    t.Object({
      ...TimelineEntry.properties,
      /** The words beside it, whose masks a moderator may change. */
      words: nullable(t.String()),
      masks: t.Array(Mask),
      /** Name of the person who moved, for staff. */
      person: nullable(Names),
      internal: t.Boolean(),
      /** Kind of the clock that a warning, a breach or a new start is about. */
      clock: nullable(clockKinds),
      /** From when a norm is counted now. */
      startsAt: nullable(Instant),
      /** What a correction put right. */
      changes: nullable(Changes),
      /** Whose it is, in the view of the agency that gave it back. */
      proposed: nullable(AgencyRef),
      /** Name of the performer whom this step named. */
      performer: nullable(Names),
    }),
  ),
  /** Every move of the table that could be offered here: legal ones have no `why`. */
  moves: t.Array(t.Object({ name: MoveNameShape, why: nullable(t.String()) })),
  /** As which it was registered under 59-FZ. */
  appeal: nullable(t.Object({ number: t.String(), receivedOn: t.String(), extended: t.Boolean() })),
  /** What lies with the reviewer. */
  pending: nullable(t.Enum(['answer', 'deferral'], { type: 'string' })),
  /** The deferral that is proposed or holds. `until` is a date of the city. */
  deferral: nullable(
    t.Object({ until: t.String(), reason: t.String(), text: t.String(), submittedAt: Instant }),
  ),
  /** Whom the agency named to do the work. */
  performer: nullable(Performer),
  /** Whom I may name; nobody where that is not my step. */
  performers: t.Array(Performer),
  /** What the performer would answer; for the agency that holds the report, until it has answered. */
  draft: nullable(t.Object({ text: t.String(), photos: t.Array(Photo), person: Names, writtenAt: Instant })),
  /** The report that this one is merged into. */
  parent: nullable(ReportNumber),
  related: RelatedReports,
  /** Those that wait, for whoever decides about them, and those that are published. */
  remarks: t.Array(ConsoleRemark),
  answer: nullable(
    t.Object({
      outcome: Outcome,
      text: t.String(),
      photos: t.Array(AnswerPhoto),
      submittedAt: Instant,
      /** Marks for the reviewer: `short`, `repeated`. */
      flags: t.Array(t.String()),
    }),
  ),
})
export type ConsoleCard = t.Static<typeof ConsoleCard>

const ConsoleFilter = {
  /** Statuses with commas; nothing means all open ones. */
  status: t.Optional(t.String({ maxLength: 200 })),
  agency: t.Optional(t.String({ maxLength: 500 })),
  category: t.Optional(t.String({ maxLength: 2000 })),
  group: t.Optional(t.String({ maxLength: 500 })),
  overdue: t.Optional(t.Boolean()),
  /** By the term of the answer alone: passed, or ending on this or the next day of the city. */
  answer: t.Optional(t.Union([t.Literal('late'), t.Literal('today'), t.Literal('tomorrow')])),
  unpublished: t.Optional(t.Boolean()),
  /** Emergencies that no agency has taken into work yet. */
  unaccepted: t.Optional(t.Boolean()),
  /** Somebody has said «у меня тоже». */
  supported: t.Optional(t.Boolean()),
  /** Reports on which the person who asks has to decide. */
  decision: t.Optional(t.Boolean()),
  /** Something that a neighbour added waits for a moderator. */
  remarks: t.Optional(t.Boolean()),
  /** Numbers with commas: which of these are in the list, and how they look now. */
  numbers: t.Optional(t.String({ pattern: '^\\d{4}-\\d{1,9}(,\\d{4}-\\d{1,9}){0,199}$' })),
  bbox: t.Optional(t.String({ pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$' })),
  q: t.Optional(t.String({ maxLength: 200 })),
}

export const listConsole = endpoint({
  method: 'GET',
  path: '/console/reports',
  summary: 'Reports for work, the most urgent first',
  access: 'reports.read',
  query: t.Object(
    {
      ...ConsoleFilter,
      /** The most urgent first, unless those with the most supporters are. */
      sort: t.Optional(t.Literal('supporters')),
      cursor: t.Optional(t.String({ maxLength: 200 })),
      limit: t.Optional(t.Integer({ minimum: 1, maximum: 200, default: 100 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({
    reports: t.Array(ConsoleRow),
    total: t.Integer(),
    next: nullable(t.String()),
    now: Instant,
  }),
})

export const countConsole = endpoint({
  method: 'GET',
  path: '/console/counts',
  summary: 'How many open reports stand in each status and with each agency',
  access: 'reports.read',
  reply: t.Object({
    open: t.Integer(),
    overdue: t.Integer(),
    /** Not taken into work yet. */
    emergencies: t.Integer(),
    unpublished: t.Integer(),
    deadDeliveries: t.Integer(),
    /** Reports on which the person who asks has to decide; null for those who decide nothing. */
    decisions: nullable(t.Integer()),
    /** Reports with other bodies; null for those who do not watch them. */
    external: nullable(t.Integer()),
    /** Reports to which neighbours added what waits for a moderator; null for those who do not decide about it. */
    remarks: nullable(t.Integer()),
    byStatus: t.Record(t.String(), t.Integer()),
    byAgency: t.Array(t.Object({ agency: AgencyRef, open: t.Integer(), overdue: t.Integer() })),
  }),
})

export const showConsole = endpoint({
  method: 'GET',
  path: '/console/reports/:number',
  summary: 'Everything staff may know of a report, and what may be done with it',
  access: 'reports.read',
  params: ByNumber,
  reply: ConsoleCard,
})

const words = t.String({ minLength: 1, maxLength: limits.textCharacters })
const Words200 = t.String({ minLength: 1, maxLength: 200 })
const PersonId = t.String({ format: 'uuid' })
const PhotoKeys = t.Array(t.String({ maxLength: 64 }), { maxItems: limits.photos })
const move = <const Name extends string, const P extends t.TProperties>(name: Name, properties: P) =>
  t.Object({ move: t.Literal(name), version: t.Integer(), ...properties }, { additionalProperties: false })

/** What a correction may put right; what is left out stays. */
const Corrected = {
  category: t.Optional(Code),
  lon: t.Optional(t.Number({ minimum: -180, maximum: 180 })),
  lat: t.Optional(t.Number({ minimum: -90, maximum: 90 })),
  /** How the new place is called where no house stands near. */
  address: t.Optional(t.String({ maxLength: 300 })),
  /** The house of the new place, or another object of the city's layers. */
  objectId: t.Optional(t.String({ maxLength: 100 })),
}

/** What each move asks for. A reason is a code of the city's list. */
export const MoveBody = t.Union([
  move('publish', { agency: t.Optional(Code) }),
  move('reject', { reason: Code, text: words }),
  move('show', {}),
  move('hide', { text: words }),
  move('redirect', { agency: Code, text: words }),
  /** `performer`: who of the agency's people does the work. */
  move('accept', { performer: t.Optional(PersonId) }),
  /** Without a performer: what was given is taken back. */
  move('name_performer', { performer: t.Optional(PersonId) }),
  move('draft_answer', { text: words, photos: PhotoKeys }),
  move('ask', { text: words }),
  /** `text` says why two reports that lie apart are one. */
  move('merge', { parent: ReportNumber, text: t.Optional(words) }),
  move('unmerge', {}),
  /** `agency`: whose it is, in the view of the one that gives it back. */
  move('not_ours', { agency: t.Optional(Code), text: words }),
  move('propose_deferral', { reason: Code, until: t.String({ format: 'date' }), text: words }),
  move('approve_deferral', {}),
  move('resume', {}),
  move('answer', {
    outcome: Outcome,
    /** Asked of `explained`. */
    reason: t.Optional(Code),
    text: words,
    photos: PhotoKeys,
  }),
  move('publish_answer', {}),
  move('send_back', { text: words }),
  move('control', { text: words }),
  move('close_disagreed', { text: words }),
  move('pass_outside', {
    body: Words200,
    /** The law or rule by which it is theirs. */
    base: Words200,
    outgoingNumber: t.String({ minLength: 1, maxLength: 100 }),
    outgoingDate: t.String({ format: 'date' }),
    text: t.Optional(words),
  }),
  move('take_back', { text: words }),
  move('register_appeal', {
    /** Of the office's journal. */
    appealNumber: t.String({ minLength: 1, maxLength: 100 }),
    receivedOn: t.String({ format: 'date' }),
  }),
  move('extend_appeal', { days: t.Integer({ minimum: 1, maximum: MOST_EXTENSION_DAYS }), text: words }),
  move('correct', { ...Corrected, text: t.Optional(words) }),
])
export type MoveBody = t.Static<typeof MoveBody>

/** 204 where the move took the report out of the mover's sight: an agency that gives it back. */
export const moveReport = endpoint({
  method: 'POST',
  path: '/console/reports/:number/moves',
  summary: 'Move a report one step along its life',
  access: 'reports.move',
  params: ByNumber,
  body: MoveBody,
  reply: ConsoleCard,
})

/** What a correction would make of a report, before it is saved. */
export const previewCorrection = endpoint({
  method: 'GET',
  path: '/console/reports/:number/correction',
  summary: 'The agency and the due date that a correction would give',
  access: 'reports.moderate',
  params: ByNumber,
  query: t.Object(Corrected, { additionalProperties: false }),
  reply: t.Object({
    agency: AgencyRef,
    route: RouteView,
    address: nullable(t.String()),
    /** The promise as it stands, and as it would be. */
    dueBefore: nullable(Instant),
    dueAt: nullable(Instant),
    /** The new promise is broken already. */
    overdue: t.Boolean(),
    workDaysOver: t.Integer(),
  }),
})
export type CorrectionPreview = t.Static<(typeof previewCorrection)['reply']>

/** What the author would be promised once the own report is put right, while that is being written. */
export const previewAmendment = endpoint({
  method: 'GET',
  path: '/reports/:number/amendment',
  summary: 'The agency and the term that an amendment of the own report would give',
  access: 'anyone',
  params: ByNumber,
  query: t.Object(
    {
      ...Corrected,
      /** JSON of the answers given so far, where they are asked anew. */
      details: t.Optional(t.String({ maxLength: 4000 })),
    },
    { additionalProperties: false },
  ),
  /** `dueAt` is null while the term waits for the author's reply. */
  reply: t.Object({ agency: AgencyRef, dueAt: nullable(Instant), dueProvisional: t.Boolean() }),
})
export type AmendmentPreview = t.Static<(typeof previewAmendment)['reply']>

/** A word on a proposed repeat: it is one, it is none, or the earlier word is taken back. */
export const decideRepeat = endpoint({
  method: 'POST',
  path: '/console/reports/:number/repeats',
  summary: 'Say whether a report repeats an earlier one; the word can be taken back',
  access: 'reports.moderate',
  params: ByNumber,
  body: t.Object(
    { earlier: ReportNumber, decision: t.Enum(['confirmed', 'dismissed', 'open'], { type: 'string' }) },
    { additionalProperties: false },
  ),
  reply: ConsoleCard,
})

/**
 * Hides a part of what people wrote from strangers, or shows what is hidden: of the report, of the words beside an event
 * (`words`) or of a neighbour's remark.
 */
export const maskWords = endpoint({
  method: 'POST',
  path: '/console/reports/:number/masks',
  summary: 'Hide a part of what people wrote from the public, or show it',
  access: 'reports.moderate',
  params: ByNumber,
  body: t.Object(
    {
      version: t.Integer(),
      words: t.Optional(t.String({ format: 'uuid' })),
      remark: t.Optional(t.String({ format: 'uuid' })),
      /** UTF-16 units of the text, `to` not included. */
      from: t.Integer({ minimum: 0 }),
      to: t.Integer({ minimum: 1 }),
      hidden: t.Boolean(),
    },
    { additionalProperties: false },
  ),
  reply: ConsoleCard,
})

/** Makes a photo anew with parts of it painted over; the photo as it was is deleted. */
export const blackOutPhoto = endpoint({
  method: 'POST',
  path: '/console/reports/:number/photos/:key/blackouts',
  summary: 'Paint over parts of a photo; what was there is gone for everyone',
  access: 'reports.moderate',
  params: t.Object({ number: ReportNumber, key: PhotoKey }),
  body: t.Object(
    { areas: t.Array(Area, { minItems: 1, maxItems: MOST_AREAS }) },
    { additionalProperties: false },
  ),
  reply: ConsoleCard,
})

/** What the author may do with the own report. */
export const OwnMoveBody = t.Union([
  move('reply', { text: words }),
  move('object', { text: words }),
  move('withdraw', {}),
  move('confirm', {
    rating: t.Optional(t.Integer({ minimum: 1, maximum: 5 })),
    reasons: t.Optional(t.Array(Code, { maxItems: 10, uniqueItems: true })),
    text: t.Optional(words),
  }),
  move('return', { text: words, photos: PhotoKeys }),
  move('disagree', { text: words }),
  move('amend', {
    ...Corrected,
    text: t.Optional(words),
    details: t.Optional(Details),
    /** Photos that were uploaded for it, and photos of the report that go. */
    addPhotos: t.Optional(PhotoKeys),
    removePhotos: t.Optional(PhotoKeys),
  }),
  /** Words or photos, or both. */
  move('note', { text: t.Optional(words), photos: PhotoKeys }),
])
export type OwnMoveBody = t.Static<typeof OwnMoveBody>

export const moveOwnReport = endpoint({
  method: 'POST',
  path: '/reports/:number/moves',
  summary: 'What the author does with the own report: amend, reply, confirm, return, withdraw',
  access: 'anyone',
  params: ByNumber,
  body: OwnMoveBody,
  reply: ReportCard,
})

/** Photos for an amendment, a return or a note are uploaded first. */
export const attachOwnPhotos = endpoint({
  method: 'POST',
  path: '/reports/:number/photos',
  summary: 'Upload photos to the own report; they belong to it with the next move',
  access: 'anyone',
  params: ByNumber,
  form: t.Object({}, { additionalProperties: false }),
  reply: t.Object({ photos: t.Array(Photo) }),
  success: 201,
})

/** Photos of an answer are uploaded first, so that a broken connection loses no words. */
export const attachPhotos = endpoint({
  method: 'POST',
  path: '/console/reports/:number/photos',
  summary: 'Upload photos for an answer; they become visible with it',
  access: 'reports.answer',
  params: ByNumber,
  form: t.Object({}, { additionalProperties: false }),
  reply: t.Object({ photos: t.Array(Photo) }),
  success: 201,
})

// ——— what happened, as it happens ———

/** A line of the stream: something about this report has changed. Staff get every one, others the public ones. */
export const LiveChange = t.Object({
  number: ReportNumber,
  name: t.String(),
  at: Instant,
  lon: nullable(t.Number()),
  lat: nullable(t.Number()),
})
export type LiveChange = t.Static<typeof LiveChange>

export const live = endpoint({
  method: 'GET',
  path: '/live',
  summary:
    'Server-sent events: `report` with a LiveChange, within the scope of a staff session; `alerts` when the own ones changed',
  access: 'anyone',
  stream: 'text/event-stream',
})
