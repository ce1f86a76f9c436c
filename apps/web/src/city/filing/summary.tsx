import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleHelp, MapPin, Undo2 } from 'lucide-react'
import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { placeQuery } from '../../parts/place-query.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import { patchDraft } from './current-draft.ts'
import type { Draft, Step } from './draft.ts'
import style from './filing.module.css'

/** What has been answered already; each line leads back to its question. */
export function Summary({
  category,
  draft,
  repeatFault,
  onStep,
}: {
  category: PublicCategory
  draft: Draft
  /** Why the earlier report cannot be named. */
  repeatFault: string | null
  onStep: (step: Step) => void
}) {
  const t = useWords()
  const name = useNames()
  const { groups } = useCategories()
  const group = groups.find(({ code }) => code === category.group)
  const { language } = useLanguage()
  const described = useQuery({
    ...placeQuery(draft.place ?? { lon: 0, lat: 0 }, language),
    enabled: draft.place !== null && !draft.withoutPlace,
  })
  const place = draft.withoutPlace
    ? t('city.tell.no_place')
    : (described.data?.address ?? draft.address ?? t('city.tell.point'))
  return (
    <ul className={style.summary}>
      <li>
        <button type="button" onClick={() => onStep('what')}>
          <CategoryIcon icon={group?.icon ?? 'message'} />
          <span>{name(category.name)}</span>
          <span className={style.change}>{t('city.tell.change')}</span>
        </button>
      </li>
      <li>
        <Link to="/categories/$code" params={{ code: category.code }}>
          <Icon of={CircleHelp} />
          <span>{t('city.category.what')}</span>
        </Link>
      </li>
      {category.place !== 'none' && (
        <li>
          <button type="button" onClick={() => onStep('where')}>
            <Icon of={MapPin} />
            <span>{place}</span>
            <span className={style.change}>{t('city.tell.change')}</span>
          </button>
        </li>
      )}
      {draft.repeatOf && (
        <li>
          <button type="button" onClick={() => patchDraft({ repeatOf: null })}>
            <Icon of={Undo2} />
            <span>
              {t('city.again.draft', { number: draft.repeatOf })}
              {repeatFault && <span className={style.fault}> {repeatFault}</span>}
            </span>
            <span className={style.change}>{t('city.again.unlink')}</span>
          </button>
        </li>
      )}
    </ul>
  )
}
