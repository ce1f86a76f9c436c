import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { agenciesQuery, useCategories } from '../../api/city.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { type ConsoleSearch, statusesOf, wordsOf } from '../search-params.ts'

/** One condition of the list. `without` is the list without it. */
type Chip = { readonly key: string; readonly label: string; readonly without: ConsoleSearch }

type FilterWords = {
  /** The one condition, or that there are none or several. */
  readonly title: string
  readonly chips: readonly Chip[]
  readonly set: (search: ConsoleSearch) => void
}

/** The filter in words: a single condition is the title of the list, several are chips under «Отобранные». */
export function useFilterChips(): FilterWords {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const { search } = useDesk()
  const { categories } = useCategories()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
  const { status, agency, category, overdue, answer, unpublished, unaccepted, supported, sort, decision, q } =
    search

  const nameOf = <Known extends { readonly code: string }>(
    known: readonly Known[],
    code: string,
    names: (one: Known) => string,
  ) => {
    const found = known.find((one) => one.code === code)
    return found ? names(found) : code
  }
  const list = (words: readonly string[]) => words.join(', ')
  const conditions: readonly (readonly [keyof ConsoleSearch, string | false | undefined])[] = [
    ['status', status && list(statusesOf(search).map((one) => t(`status.${one}`)))],
    ['overdue', overdue && t('console.queue.overdue')],
    ['answer', answer && t(`console.filter.answer.${answer}`)],
    ['unaccepted', unaccepted && t('console.queue.unaccepted')],
    ['supported', supported && t('console.filter.supported')],
    ['sort', sort && t('console.filter.sort')],
    ['decision', decision && t('console.queue.decisions')],
    ['remarks', search.remarks && t('console.queue.remarks')],
    ['unpublished', unpublished && t('console.queue.unpublished')],
    [
      'agency',
      agency && list(wordsOf(agency).map((code) => nameOf(agencies, code, (one) => name(one.shortName)))),
    ],
    [
      'category',
      category && list(wordsOf(category).map((code) => nameOf(categories, code, (one) => name(one.name)))),
    ],
    ['q', q && t('console.filter.q', { q })],
  ]
  const chips = conditions.flatMap(([key, label]) =>
    label ? [{ key, label, without: { ...search, [key]: undefined } }] : [],
  )
  const only = chips.length === 1 ? chips[0] : undefined
  return {
    title: only?.label ?? t(chips.length === 0 ? 'console.queue.open' : 'console.filter.several'),
    chips,
    set: (next) => void navigate({ to: '.', search: next }),
  }
}
