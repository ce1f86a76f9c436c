import type { Coordinates } from '@gorozhanin/domain/names'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useProblemWords } from '../../api/problem-words.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './filing.module.css'
import { type Layer, nearQuery } from './near-objects.ts'

/** The city takes the nearest house itself when none is chosen; farther away it takes none. */
const houseReachMeters = 60

/** One of the houses, stops, sites or institutions round the pin. */
export function ObjectChoice({
  label,
  layer,
  place,
  category,
  value,
  onChange,
  error,
}: {
  label: string
  layer: Layer
  place: Coordinates | null
  category: string
  value: string | null
  onChange: (id: string | null) => void
  error?: string | null
}) {
  const t = useWords()
  const name = useNames()
  const problemWords = useProblemWords()
  const near = useQuery(nearQuery(layer, place, category))
  if (!place) return null
  if (near.isPending) return <Skeleton height="68px" />
  if (near.isError) return <p className={style.muted}>{problemWords(near.error)}</p>
  if (near.data.objects.length === 0)
    return (
      <p className={style.muted}>
        {label}: {t('city.tell.none_near')}
      </p>
    )
  const options = near.data.objects.map(({ id, label: names, distanceMeters, reported }) => ({
    id,
    label: name(names),
    note: [
      t('city.tell.meters', { meters: Math.round(distanceMeters) }),
      ...(reported ? [t('city.tell.reported')] : []),
    ].join(' · '),
  }))
  const [nearest] = near.data.objects
  const assumed =
    layer === 'house' && nearest && nearest.distanceMeters <= houseReachMeters ? nearest.id : null
  const chosen = value ?? assumed
  const reported = near.data.objects.find(({ id }) => id === chosen)?.reported
  return (
    <div className={style.group2}>
      <ComboBox
        label={label}
        options={options}
        value={chosen}
        onChange={onChange}
        placeholder={t('ui.choose')}
        error={error ?? null}
      />
      {reported && (
        <p className={style.muted} role="status">
          {t('city.tell.reported_here')}{' '}
          <Link to="/reports/$number" params={{ number: reported }}>
            {t('report.number', { number: reported })}
          </Link>
        </p>
      )}
    </div>
  )
}
