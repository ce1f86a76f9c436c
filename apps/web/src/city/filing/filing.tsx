import type { Coordinates } from '@gorozhanin/domain/names'
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useCategories, useCity } from '../../api/city.ts'
import { queryClient } from '../../api/queries.ts'
import type { Ground } from '../../map/geometry.ts'
import { CityMap } from '../../map/lazy-map.tsx'
import { placeQuery } from '../../parts/place-query.ts'
import { useWords, withWords } from '../../words/words.tsx'
import { readView } from '../search-params.ts'
import { drafts, useDraft } from './current-draft.ts'
import { Done } from './done.tsx'
import { reachableStep, type Step, steps, withPlace } from './draft.ts'
import style from './filing.module.css'
import { FilingBar } from './filing-bar.tsx'
import { Joined } from './joined.tsx'
import { SendingScreen } from './sending-screen.tsx'
import { askSimilar } from './similar.ts'
import { Tell } from './tell.tsx'
import { What } from './what.tsx'
import { Where } from './where.tsx'

/** Close enough to tell one house from the next. */
const pinZoom = 17

/** The city's middle is only a guess: farther away, the streets around can be read. */
const guessZoom = 15

function Filing() {
  const { step = 'where', number } = useSearch({ from: '/city/new' })
  if (step === 'done' && number) return <Done number={number} />
  if (step === 'joined' && number) return <Joined number={number} />
  return <Steps asked={step === 'done' || step === 'joined' ? 'where' : step} />
}

function Steps({ asked }: { asked: Step }) {
  const t = useWords()
  const city = useCity()
  const draft = useDraft()
  const { categories } = useCategories()
  const navigate = useNavigate()
  const { at, group } = useSearch({ from: '/city/new' })
  const [target, setTarget] = useState<(Coordinates & { zoom: number }) | null>(null)
  const category = categories.find(({ code }) => code === draft.category)
  const step = reachableStep(draft, asked, category)
  const busy = draft.queued

  const [view] = useState(() => {
    const seen = readView(at)
    if (draft.place) return { ...draft.place, zoom: pinZoom }
    return seen && seen.zoom >= guessZoom ? seen : { ...(seen ?? city.center), zoom: guessZoom }
  })

  // A new question is read from its beginning.
  const main = useRef<HTMLElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) main.current?.focus()
    shown.current = step
  }, [step])

  async function go(to: Step) {
    if (to === 'tell') await askSimilar(drafts.get())
    await navigate({ to: '/new', search: { ...(at && { at }), step: to } })
  }

  /** The address goes to the city's people: in Russian, whatever the page speaks. */
  async function standAt(place: Coordinates) {
    if (drafts.get().withoutPlace) return
    drafts.change((known) => withPlace(known, place, category?.questions ?? []))
    const found = await queryClient.fetchQuery(placeQuery(place, 'ru')).catch(() => null)
    drafts.change((known) => {
      const moved = known.place?.lon !== place.lon || known.place.lat !== place.lat
      return !found || moved || known.address === found.address ? known : { ...known, address: found.address }
    })
  }

  function back() {
    const before = steps[steps.indexOf(step) - 1]
    if (step === 'what' && group) void go('what')
    else if (before) void go(before)
    else void navigate({ to: '/', search: { ...(at && { at }) } })
  }

  return (
    <div className={style.page} data-step={busy ? 'sending' : step}>
      <FilingBar step={step} onBack={back} />
      <main id="main" ref={main} className={style.stage} tabIndex={-1}>
        <div className={style.map}>
          <CityMap
            view={view}
            target={target}
            boundary={city.boundary as Ground}
            attribution={city.attribution}
            {...(!draft.withoutPlace && { onPin: (place: Coordinates) => void standAt(place) })}
          />
        </div>
        <section className={style.panel} aria-label={t('city.new.title')}>
          {busy ? (
            <SendingScreen />
          ) : step === 'where' ? (
            <Where
              onTarget={(place) => setTarget({ ...place, zoom: pinZoom })}
              onNext={() => void go(category ? 'tell' : 'what')}
            />
          ) : step === 'what' ? (
            <What onNext={(to) => void go(to)} />
          ) : (
            <Tell onStep={(to) => void go(to)} />
          )}
        </section>
      </main>
    </div>
  )
}

export const filing = createLazyRoute('/city/new')({ component: withWords('filing', Filing) })
