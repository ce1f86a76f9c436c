import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { searchCategories } from './category-search.ts'
import { drafts, useDraft } from './current-draft.ts'
import { needsPlace, type Step, withCategory } from './draft.ts'
import { EmergencyHint } from './emergency-hint.tsx'
import style from './filing.module.css'

/** As many groups as fit above the fold; the rest are one press away. */
const firstGroups = 6

/** «Что случилось?»: a search over categories, then groups, then the categories of one group. */
export function What({ onNext }: { onNext: (step: Step) => void }) {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const { group, at } = useSearch({ from: '/city/new' })
  const { groups, categories } = useCategories()
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const [warned, setWarned] = useState<PublicCategory | null>(null)

  const offered = groups.filter(({ code }) =>
    categories.some((category) => category.group === code && category.inSeason),
  )
  const opened = groups.find(({ code }) => code === group)

  function take(category: PublicCategory) {
    const draft = drafts.get()
    drafts.change((known) => withCategory(known, category))
    onNext(needsPlace(category) && (draft.withoutPlace || draft.place === null) ? 'where' : 'tell')
  }

  function choose(category: PublicCategory) {
    if (category.emergencyHint) setWarned(category)
    else take(category)
  }

  if (warned)
    return <EmergencyHint category={warned} onBack={() => setWarned(null)} onGo={() => take(warned)} />
  return (
    <div className={style.scroll}>
      <h1 className={style.question}>{opened ? name(opened.name) : t('city.what.title')}</h1>
      {!opened && <SearchField label={t('city.what.search')} value={typed} onChange={setTyped} />}
      {opened ? (
        <CategoryList
          categories={categories.filter((category) => category.group === opened.code && category.inSeason)}
          onChoose={choose}
        />
      ) : typed.trim() !== '' ? (
        <Results found={searchCategories(categories, typed)} onChoose={choose} />
      ) : (
        <>
          <ul className={style.groups} aria-label={t('city.what.groups')}>
            {offered.slice(0, all ? undefined : firstGroups).map(({ code, icon, name: names }) => (
              <li key={code}>
                <button
                  type="button"
                  className={style.group}
                  onClick={() =>
                    void navigate({ to: '/new', search: { ...(at && { at }), step: 'what', group: code } })
                  }
                >
                  <CategoryIcon icon={icon} size={32} />
                  {name(names)}
                </button>
              </li>
            ))}
          </ul>
          {!all && offered.length > firstGroups && (
            <Button kind="plain" wide onPress={() => setAll(true)}>
              {t('city.what.more', { count: offered.length - firstGroups })}
              <Icon of={ChevronDown} size={16} />
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function Results({
  found,
  onChoose,
}: {
  found: readonly PublicCategory[]
  onChoose: (category: PublicCategory) => void
}) {
  const t = useWords()
  if (found.length === 0) return <EmptyState title={t('ui.nothing_found')}>{t('city.what.empty')}</EmptyState>
  return <CategoryList categories={found} onChoose={onChoose} withGroups />
}

function CategoryList({
  categories,
  onChoose,
  withGroups,
}: {
  categories: readonly PublicCategory[]
  onChoose: (category: PublicCategory) => void
  withGroups?: boolean
}) {
  const t = useWords()
  const name = useNames()
  const draft = useDraft()
  const { groups } = useCategories()
  return (
    <ul className={style.categories} aria-label={t('city.what.categories')}>
      {categories.map((category) => {
        const group = groups.find(({ code }) => code === category.group)
        const note = !category.inSeason
          ? t('city.what.out_of_season', season(category))
          : withGroups && group && name(group.name)
        return (
          <li key={category.code}>
            <button
              type="button"
              className={classes(style.category, draft.category === category.code && style.chosen)}
              disabled={!category.inSeason}
              onClick={() => onChoose(category)}
            >
              {withGroups && group && <CategoryIcon icon={group.icon} size={24} />}
              <span className={style.categoryName}>
                {name(category.name)}
                {note && <span className={style.note}>{note}</span>}
              </span>
              {category.inSeason && <Icon of={ChevronRight} />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** `10-15` … `04-15` as numbers of month and day, for words to say. */
function season({ season }: PublicCategory) {
  const [fromMonth = 1, fromDay = 1] = (season?.from ?? '').split('-').map(Number)
  const [toMonth = 1, toDay = 1] = (season?.to ?? '').split('-').map(Number)
  // Any year will do: only the day and the month are said.
  return { from: Date.UTC(2026, fromMonth - 1, fromDay), to: Date.UTC(2026, toMonth - 1, toDay) }
}
