import type { Found } from '@gorozhanin/domain/map/api'
import type { Language } from '@gorozhanin/domain/names'
import { addressGuesses, plainText } from '../catalog/search-text.ts'
import type { Ctx } from '../main/context.ts'
import { excerptOf } from '../reports/rows.ts'
import {
  type FoundReport,
  findHouses,
  findObjects,
  findReportsByNumber,
  findReportsByText,
  findStreets,
  type Hit,
} from './search-store.ts'

/** What each kind of hit is worth beside how well it fits. */
const bonus = { number: 5, exactHouse: 0.5, house: 0.3, street: 0.25, place: 0.2 } as const
/** Words found in a report fit as well as a street that is spelt almost right. */
const TEXT_SCORE = 0.95
/** Neighbours of a house that was not found exactly: more would hide everything else. */
const MOST_NEARLY_HOUSES = 4
const SHORTEST_WORDS = 3

/** Looks for a text among addresses, streets, objects and public reports; best first. Nonsense finds nothing. */
export async function searchCity(
  ctx: Ctx,
  text: string,
  { limit, language }: { readonly limit: number; readonly language: Language },
): Promise<Found[]> {
  const words = plainText(text)
  if (words === '') return []
  const number = numberShape.exec(text.trim())?.groups
  const byNumber = number ? (await findNumber(ctx, number)).map((report) => toHit(report, bonus.number)) : []
  if (number?.year) return byNumber.map(toFound)

  const guesses = addressGuesses(text)
  const [houses, streets, objects, byText] = await Promise.all([
    findHouses(ctx.db, guesses, language),
    findStreets(ctx.db, guesses, language),
    findObjects(ctx.db, words, language),
    words.length < SHORTEST_WORDS ? [] : findReportsByText(ctx.db, text),
  ])

  const exact = houses.filter(({ exact }) => exact)
  const nearly = houses.filter(({ exact }) => !exact).toSorted(byScore)
  const hits = [
    ...byNumber,
    ...exact.map((house) => worth(house, bonus.exactHouse)),
    ...nearly.slice(0, MOST_NEARLY_HOUSES).map((house) => worth(house, bonus.house)),
    ...streets.map((street) => worth(street, bonus.street)),
    ...objects.map((object) => worth(object, bonus.place)),
    ...byText.map((report) => toHit(report, TEXT_SCORE)),
  ]
  const best = new Map(
    hits
      .toSorted(byScore)
      .toReversed()
      .map((hit) => [`${hit.kind}/${hit.id}`, hit]),
  )
  return [...best.values()].toSorted(byScore).slice(0, limit).map(toFound)
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

function worth(hit: Hit, extra: number): Hit {
  return { ...hit, score: hit.score + extra }
}

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score
}
