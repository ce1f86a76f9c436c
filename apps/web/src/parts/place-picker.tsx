import type { Found } from '@gorozhanin/domain/map/api'
import type { Coordinates } from '@gorozhanin/domain/names'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCity } from '../api/city.ts'
import type { Ground } from '../map/geometry.ts'
import { CityMap } from '../map/lazy-map.tsx'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useLanguage, useWords } from '../words/words.tsx'
import { FoundList } from './found-list.tsx'
import style from './place-picker.module.css'
import { placeQuery } from './place-query.ts'
import { useFoundKeys } from './use-found-keys.ts'

/** A place that was chosen instead of another. `house` is its code where the address is a house. */
export type ChosenPlace = Coordinates & { readonly address: string | null; readonly house: string | null }

type PlacePickerProps = {
  /** Where it is now, and how that is called. */
  readonly place: Coordinates | null
  readonly address: string | null
  /** What was chosen instead; null keeps the place. */
  readonly value: ChosenPlace | null
  readonly onChange: (place: ChosenPlace | null) => void
  readonly error: string | null
}

/** Close enough to tell one house from the next. */
const pinZoom = 17

/** The map gives back a place that it was sent to up to its own rounding, degrees. */
const sameDegrees = 0.00003

/** Another place: by its address, or by a map that moves under a pin. Closed it is one line. */
export function PlacePicker({ place, address, value, onChange, error }: PlacePickerProps) {
  const t = useWords()
  const city = useCity()
  const { language } = useLanguage()
  const [open, setOpen] = useState(value !== null)
  const [typed, setTyped] = useState('')
  const keys = useFoundKeys()
  const stands = value ?? place ?? city.center
  const [target, setTarget] = useState<(Coordinates & { zoom: number }) | null>(null)
  const needsName = value !== null && value.address === null
  const named = useQuery({ ...placeQuery(value ?? city.center, language), enabled: needsName })
  const shown = value
    ? (value.address ?? named.data?.address ?? t('place.none'))
    : (address ?? t('place.none'))

  const pick = ({ kind, id, label, lon, lat }: Found) => {
    if (lon === null || lat === null) return
    setTyped('')
    setTarget({ lon, lat, zoom: pinZoom })
    onChange({ lon, lat, address: label, house: kind === 'address' ? id : null })
  }
  const standAt = (pin: Coordinates) => {
    if (isSame(pin, value) || (value === null && isSame(pin, place ?? city.center))) return
    onChange({ ...pin, address: null, house: null })
  }
  const keep = () => {
    setOpen(false)
    setTyped('')
    onChange(null)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not shrink with its column
    <div role="group" aria-label={t('place.label')} className={style.picker}>
      <div className={style.head}>
        <span className={style.label}>{t('place.label')}</span>
        <Button kind="plain" onPress={open ? keep : () => setOpen(true)}>
          {t(open ? 'place.keep' : 'place.change')}
        </Button>
      </div>
      <p aria-live="polite" className={style.address}>
        {shown}
        {value && address && <span className={style.was}>{t('place.was', { address })}</span>}
      </p>
      {open && (
        <>
          <SearchField label={t('place.search')} value={typed} onChange={setTyped} {...keys.field} />
          {typed.trim() !== '' ? (
            <div className={style.found}>
              <FoundList
                typed={typed}
                kinds={['address', 'street', 'place']}
                keys={keys.list}
                onPick={pick}
              />
            </div>
          ) : (
            <section className={style.map} aria-label={t('place.map')}>
              <PinMap stands={stands} target={target} onPin={standAt} />
            </section>
          )}
          <p className={style.hint}>{t('place.hint')}</p>
        </>
      )}
      <div role="alert">{error && <p className={style.fault}>{error}</p>}</div>
    </div>
  )
}

type PinMapProps = {
  readonly stands: Coordinates
  readonly target: (Coordinates & { readonly zoom: number }) | null
  readonly onPin: (pin: Coordinates) => void
}

/** It begins where the pin stands: one that began elsewhere would take its beginning for a choice. */
function PinMap({ stands, target, onPin }: PinMapProps) {
  const city = useCity()
  const [view] = useState(() => ({ ...stands, zoom: pinZoom }))
  return (
    <CityMap
      view={view}
      target={target}
      boundary={city.boundary as Ground}
      attribution={city.attribution}
      controls={false}
      onPin={onPin}
    />
  )
}

function isSame(a: Coordinates, b: Coordinates | null): boolean {
  return b !== null && Math.abs(a.lon - b.lon) < sameDegrees && Math.abs(a.lat - b.lat) < sameDegrees
}
