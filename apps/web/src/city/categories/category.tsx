import { type CategoryPage, type PublicCategory, showCategory } from '@gorozhanin/domain/catalog/api'
import { statusGroups } from '@gorozhanin/domain/reports/status'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute, Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Check, Eye, EyeOff, Phone, X } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useCategories, useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import { drafts } from '../filing/current-draft.ts'
import { withCategory } from '../filing/draft.ts'
import { emergencyPhones } from '../filing/emergency-phones.ts'
import style from './categories.module.css'

function pageQuery(code: string) {
  return queryOptions({
    queryKey: ['category', code],
    queryFn: ({ signal }) => call(showCategory, { params: { code }, signal }),
    staleTime: 10 * 60_000,
  })
}

/** What a category is for, what it is not for, who answers and by when, and what lies beside it. */
function CategoryScreen() {
  const t = useWords()
  const name = useNames()
  const { code } = useParams({ from: '/city/categories/$code' })
  const { categories } = useCategories()
  const category = categories.find((one) => one.code === code)
  useTitle(category ? name(category.name) : t('city.category.all'))
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        <div className={style.column}>
          <Link to="/categories" className={style.back}>
            <Icon of={ArrowLeft} size={16} />
            {t('city.category.all')}
          </Link>
          {category ? (
            <About category={category} />
          ) : (
            <EmptyState title={t('problem.category.not_found')}>{t('city.category.choose')}</EmptyState>
          )}
        </div>
      </main>
    </>
  )
}

function About({ category }: { category: PublicCategory }) {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const problemWords = useProblemWords()
  const { groups } = useCategories()
  const { data, error, refetch } = useQuery(pageQuery(category.code))
  const group = groups.find(({ code }) => code === category.group)

  function begin() {
    drafts.begin()
    drafts.change((draft) => withCategory(draft, category))
    void navigate({ to: '/new', search: category.place === 'none' ? { step: 'tell' } : {} })
  }

  return (
    <>
      <h1 className={style.title}>
        <CategoryIcon icon={group?.icon ?? 'message'} size={32} />
        {name(category.name)}
      </h1>
      <Alarm category={category} />
      {error ? (
        <ErrorState text={problemWords(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Facts category={category} page={data} />
      ) : (
        <Skeleton height="320px" />
      )}
      <div className={style.begin}>
        <Button
          kind="primary"
          wide
          onPress={begin}
          reason={category.inSeason ? null : t('city.category.not_now')}
        >
          {t('city.report')}
        </Button>
        {group && category.isPublic && (
          <Link to="/" search={{ group: group.code, status: openGroups, all: true }}>
            {t('city.category.open_reports', { group: name(group.name) })}
          </Link>
        )}
      </div>
    </>
  )
}

const openGroups = statusGroups.filter((group) => group !== 'closed' && group !== 'answered').join(',')

/** What must be done before anything is written. */
function Alarm({ category: { emergencyHint } }: { category: PublicCategory }) {
  const t = useWords()
  const name = useNames()
  const { emergencyPhone } = useCity()
  if (!emergencyHint) return null
  const hint = name(emergencyHint)
  return (
    <div className={style.alarm}>
      <p>{hint}</p>
      {emergencyPhones(hint, emergencyPhone).map((phone) => (
        <a key={phone} href={`tel:${phone}`} className={buttonClass('danger')}>
          <Icon of={Phone} />
          {t('city.alarm.call', { phone })}
        </a>
      ))}
    </div>
  )
}

function Facts({ category, page }: { category: PublicCategory; page: CategoryPage }) {
  const t = useWords()
  const name = useNames()
  const { categories } = useCategories()
  const { about, agencies } = page
  // A body may serve as an agency of the city too: it is named once.
  const otherBodies = page.otherBodies.filter(({ name: of }) =>
    agencies.every((one) => one.name.ru !== of.ru),
  )
  const sisters = categories.filter(({ code }) => about?.sisters.includes(code))
  const { value, unit } = category.answerTerm
  return (
    <>
      {about && (
        <div className={style.about}>
          <section>
            <h2>
              <Icon of={Check} />
              {t('city.category.considered')}
            </h2>
            <p>{name(about.considered)}</p>
          </section>
          <section>
            <h2>
              <Icon of={X} />
              {t('city.category.not_considered')}
            </h2>
            <p>{name(about.notConsidered)}</p>
          </section>
        </div>
      )}
      {sisters.length > 0 && (
        <section>
          <h2>{t('city.category.sisters')}</h2>
          <ul className={style.links}>
            {sisters.map((sister) => (
              <li key={sister.code}>
                <Link to="/categories/$code" params={{ code: sister.code }}>
                  {name(sister.name)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('city.category.who')}</h2>
        <ul className={style.who}>
          {[...agencies, ...otherBodies].map((one) => (
            <li key={one.name.ru}>
              {name(one.name)}
              {one.phone && <a href={`tel:${one.phone.replace(/[^+\d]/g, '')}`}>{one.phone}</a>}
            </li>
          ))}
        </ul>
        {agencies.length + otherBodies.length > 1 && (
          <p className={style.note}>
            {t('city.category.by_place')} <Link to="/who">{t('city.who.title')}</Link>
          </p>
        )}
        <p>{t('city.category.term', { value, unit })}</p>
        <p className={style.public}>
          <Icon of={category.isPublic ? Eye : EyeOff} size={16} />
          {t(category.isPublic ? 'city.category.public' : 'city.category.private')}
        </p>
      </section>
    </>
  )
}

export const category = createLazyRoute('/city/categories/$code')({ component: CategoryScreen })
