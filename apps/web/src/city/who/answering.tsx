import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ResponsibleAgency, showResponsible } from '@gorozhanin/domain/reports/responsible-api'
import { Phone } from 'lucide-react'
import { Suspense } from 'react'
import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useNames } from '../../words/name.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import { clock, hoursWords } from './hours.ts'
import style from './who.module.css'

type Answer = Reply<typeof showResponsible>

/** By group of categories: the agency of most of them, and behind one press the others with what is theirs. */
export function Answering({ groups, agencies }: Pick<Answer, 'groups' | 'agencies'>) {
  const t = useWords()
  const name = useNames()
  const known = new Map(agencies.map((agency) => [agency.code, agency]))
  return (
    <ul className={style.groups} aria-label={t('city.who.title')}>
      {groups.map((group) => {
        const [main, ...others] = group.agencies
        return (
          <li key={group.code} className={style.group}>
            <span className={style.icon}>
              <CategoryIcon icon={group.icon} size={24} />
            </span>
            <div className={style.about}>
              <h2 className={style.of}>{name(group.name)}</h2>
              <AgencyLine agency={main && known.get(main.agency)} />
              {others.length > 0 && (
                <details>
                  <summary>{t('city.who.others', { count: others.length })}</summary>
                  <ul>
                    {others.map((other) => (
                      <li key={other.agency}>
                        <AgencyLine agency={known.get(other.agency)} />
                        {/* Names of topics may be on their way: without this the whole page would wait, hidden. */}
                        <Suspense fallback={<Skeleton width="70%" />}>
                          <Topics codes={other.categories} />
                        </Suspense>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Topics({ codes }: { codes: readonly string[] }) {
  const name = useNames()
  const { categories } = useCategories()
  const named = categories.filter(({ code }) => codes.includes(code)).map((category) => name(category.name))
  return <p className={style.topics}>{named.join(' · ')}</p>
}

function AgencyLine({ agency }: { agency: ResponsibleAgency | undefined }) {
  const t = useWords()
  const name = useNames()
  const weekday = useWeekday()
  if (!agency) return null
  const { hours, isOpen, phone } = agency
  const pause = hours?.break
  return (
    <div className={style.agency}>
      <div>
        <p className={style.name}>{name(agency.name)}</p>
        <p className={style.hours}>
          {hours ? hoursWords(hours, weekday) : t('city.who.round_the_clock')}
          {pause && `, ${t('city.who.break', { from: clock(pause.from), to: clock(pause.to) })}`}
          {hours && !isOpen && (
            <>
              {' · '}
              <span className={style.closed}>{t('city.who.closed')}</span>
            </>
          )}
        </p>
      </div>
      {phone && (
        <a
          className={style.phone}
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          aria-label={t('city.who.call', { agency: name(agency.name), phone })}
        >
          <Icon of={Phone} size={16} />
          {phone}
        </a>
      )}
    </div>
  )
}

/** Short names of ISO weekdays in the language of the page. */
function useWeekday(): (day: number) => string {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // 5 January 1970 was a Monday.
  return (day) => format.format(new Date((day + 3) * 86_400_000))
}
