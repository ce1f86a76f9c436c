import type { Found } from '@gorozhanin/domain/map/api'
import type { Language } from '@gorozhanin/domain/names'
import { plainText } from '../catalog/search-text.ts'
import type { Ctx } from '../main/context.ts'
import { excerptOf } from '../reports/rows.ts'
import { findAddresses } from './find-addresses.ts'
import { findReports, findReportsRoughly } from './find-reports.ts'
import type { Hit } from './hit.ts'
import { type FoundReport, findObjects, findReportsByNumber } from './search-store.ts'
import { inRussianLayout } from './spelling.ts'

/** What each kind of hit is worth beside how well it fits. */
const NUMBER_SCORE = 5
/** Keeps reports in their order. */
const PER_PLACE = 0.0001
const PLACE_SHARE = 0.95
/** What fits so well was meant: nobody has to guess what else it may be. */
const SURE_SCORE = 0.9
const SHORTEST_WORDS = 3

type Wish = {
  /** Kinds of things to look among. */
  readonly kinds: ReadonlySet<string>
  readonly limit: number
  readonly language: Language
}

/**
 * Looks for a text among addresses, streets, objects and public reports; best first. What finds nothing is tried as if the
 * keys had been in their Russian layout. Nonsense finds nothing.
 */
export async function searchCity(ctx: Ctx, text: string, wish: Wish): Promise<Found[]> {
  const found = await findHits(ctx, text, wish)
  if (found.length > 0 || !/[a-z]/i.test(text) || /[а-яё]/i.test(text)) return found
  return findHits(ctx, inRussianLayout(text), wish)
}

async function findHits(ctx: Ctx, text: string, { kinds, limit, language }: Wish): Promise<Found[]> {
  const words = plainText(text)
  if (words === '') return []
  const number = kinds.has('report') ? numberShape.exec(text.trim())?.groups : undefined
  const byNumber = number ? (await findNumber(ctx, number)).map((report) => toHit(report, NUMBER_SCORE)) : []
  if (number?.year) return byNumber.map(toFound)

  const { city } = await ctx.catalog()
  const looksForReports = kinds.has('report') && words.length >= SHORTEST_WORDS
  const [addresses, objects, exactly] = await Promise.all([
    kinds.has('address') || kinds.has('street') ? findAddresses(ctx.db, text, city.name, language) : [],
    kinds.has('place') ? findObjects(ctx.db, words, language) : [],
    looksForReports ? findReports(ctx.db, text) : [],
  ])
  const isSure = [...addresses, ...objects].some(({ score }) => score >= SURE_SCORE)
  const isAnswered = !looksForReports || exactly.length > 0 || isSure
  const byText = isAnswered ? exactly : await findReportsRoughly(ctx.db, text)

  const hits = [
    ...byNumber,
    ...addresses.filter(({ kind }) => kinds.has(kind)),
    ...objects.map((object) => ({ ...object, score: object.score * PLACE_SHARE })),
    ...byText.map(({ report, score }, place) => toHit(report, score - PER_PLACE * place)),
  ]
  const best = new Map(
    hits
      .toSorted(byScore)
      .toReversed()
      .map((hit) => [`${hit.kind}/${hit.id}`, hit]),
  )
  return leaveRoom([...best.values()].toSorted(byScore), limit).map(toFound)
}

/** Reports take half of the places at most while something else fits too. */
function leaveRoom(hits: readonly Hit[], limit: number): readonly Hit[] {
  let reports = 0
  const isSpare = new Set(hits.filter(({ kind }) => kind === 'report' && ++reports > limit / 2))
  return [...hits.filter((hit) => !isSpare.has(hit)), ...isSpare].slice(0, limit)
}

const numberShape = /^(?:№|#|no\.?|n)?\s*(?:(?<year>\d{4})\s*[-–—/]\s*)?(?<sequence>[1-9]\d{0,8})$/iu

/** Reports whose number was typed: whole, or without its year for this year and the last. */
async function findNumber(
  ctx: Ctx,
  typed: Record<string, string | undefined>,
): Promise<readonly FoundReport[]> {
  const { city } = await ctx.catalog()
  const thisYear = ctx.now().toZonedDateTimeISO(city.zone).year
  const years = typed.year ? [Number(typed.year)] : [thisYear, thisYear - 1]
  return findReportsByNumber(ctx.db, years, Number(typed.sequence))
}

function toHit({ number, text, lon, lat }: FoundReport, score: number): Hit {
  return { kind: 'report', label: `№ ${number}. ${excerptOf(text)}`, id: number, lon, lat, score }
}

function toFound({ kind, label, id, lon, lat }: Hit): Found {
  return { kind, label, id, lon, lat }
}

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score
}
