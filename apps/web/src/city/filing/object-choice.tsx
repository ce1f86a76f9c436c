import type { Coordinates } from '@gorozhanin/domain/names'
import { useQuery } from '@tanstack/react-query'
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
  value,
  onChange,
  error,
}: {
  label: string
  layer: Layer
  place: Coordinates | null
  value: string | null
  onChange: (id: string | null) => void
  error?: string | null
}) {
  const t = useWords()
  const name = useNames()
  const problemWords = useProblemWords()
  const near = useQuery(nearQuery(layer, place))
  if (!place) return null
  if (near.isPending) return <Skeleton height="68px" />
  if (near.isError) return <p className={style.muted}>{problemWords(near.error)}</p>
  if (near.data.objects.length === 0)
    return (
      <p className={style.muted}>
        {label}: {t('city.tell.none_near')}
      </p>
    )
  const options = near.data.objects.map(({ id, label: names, distanceMeters }) => ({
    id,
    label: name(names),
    note: t('city.tell.meters', { meters: Math.round(distanceMeters) }),
  }))
  const [nearest] = near.data.objects
  const assumed =
    layer === 'house' && nearest && nearest.distanceMeters <= houseReachMeters ? nearest.id : null
  return (
    <ComboBox
      label={label}
      options={options}
      value={value ?? assumed}
      onChange={onChange}
      placeholder={t('ui.choose')}
      error={error ?? null}
    />
  )
}
