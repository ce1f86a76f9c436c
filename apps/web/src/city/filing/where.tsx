import type { Found } from '@gorozhanin/domain/map/api'
import type { Coordinates } from '@gorozhanin/domain/names'
import { useQuery } from '@tanstack/react-query'
import { Camera } from 'lucide-react'
import { useState } from 'react'
import { useCategories } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { FoundList } from '../../parts/found-list.tsx'
import { placeQuery } from '../../parts/place-query.ts'
import { useFoundKeys } from '../../parts/use-found-keys.ts'
import { Button } from '../../ui/button.tsx'
import { FilePick } from '../../ui/file-pick.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { drafts, patchDraft, useDraft } from './current-draft.ts'
import { isWorthKeeping, needsPlace } from './draft.ts'
import { DraftNote } from './draft-note.tsx'
import style from './filing.module.css'
import { placeOfPhoto } from './photo-place.ts'
import { addPhotos, usePhotoPick } from './photos.ts'

/** «Где это?»: the map with the pin is beside, its address here. */
export function Where({ onTarget, onNext }: { onTarget: (place: Coordinates) => void; onNext: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const draft = useDraft()
  const { language } = useLanguage()
  const { categories } = useCategories()
  const { working } = usePhotoPick()
  const [typed, setTyped] = useState('')
  const keys = useFoundKeys()
  const [photoSaid, setPhotoSaid] = useState<'place' | 'no_place' | null>(null)
  const place = useQuery({
    ...placeQuery(draft.place ?? { lon: 0, lat: 0 }, language),
    enabled: draft.place !== null && !draft.withoutPlace,
  })
  // Only what an earlier visit left is worth a word, not what is being written now.
  const [found] = useState(isWorthKeeping(draft))
  const category = categories.find(({ code }) => code === draft.category)
  const outside = place.data?.inside === false

  async function beginWithPhotos(files: readonly File[]) {
    const [first] = files
    const taken = first ? await placeOfPhoto(first) : null
    setPhotoSaid(taken ? 'place' : 'no_place')
    if (taken) moveTo(taken)
    await addPhotos(files)
  }

  function moveTo(to: Coordinates) {
    setTyped('')
    patchDraft({ withoutPlace: false })
    onTarget(to)
  }

  function pick({ lon, lat }: Found) {
    if (lon !== null && lat !== null) moveTo({ lon, lat })
  }

  function goWithoutPlace() {
    drafts.change((known) => ({
      ...known,
      withoutPlace: true,
      category: category && needsPlace(category) ? null : known.category,
    }))
    onNext()
  }

  return (
    <div className={style.where}>
      <h1 className={style.question}>{t('city.where.title')}</h1>
      {found && isWorthKeeping(draft) && <DraftNote category={category} />}
      <SearchField label={t('city.where.search')} value={typed} onChange={setTyped} {...keys.field} />
      {typed.trim() !== '' ? (
        <FoundList typed={typed} kinds={['address', 'street', 'place']} keys={keys.list} onPick={pick} />
      ) : (
        <>
          <div className={style.address} aria-live="polite">
            {draft.withoutPlace ? (
              <p className={style.muted}>{t('city.where.none_chosen')}</p>
            ) : place.data ? (
              <p className={outside ? style.fault : style.addressLine}>
                {outside
                  ? t('city.where.outside', { neighbour: place.data.neighbour ?? 'none' })
                  : (place.data.address ?? t('city.where.no_address'))}
              </p>
            ) : place.isError ? (
              <p className={style.muted}>{problemWords(place.error)}</p>
            ) : (
              <Skeleton width="70%" height="22px" />
            )}
            {photoSaid && <p className={style.muted}>{t(`city.where.photo_${photoSaid}`)}</p>}
          </div>
          <FilePick onFiles={(files) => void beginWithPhotos(files)} multiple>
            <Icon of={Camera} />
            {draft.photos.length + working > 0
              ? t('city.where.photos', { count: draft.photos.length + working })
              : t('city.where.photo_first')}
          </FilePick>
          <div className={style.foot}>
            {draft.withoutPlace ? (
              <Button kind="primary" wide onPress={() => patchDraft({ withoutPlace: false })}>
                {t('city.where.with_place')}
              </Button>
            ) : (
              <Button
                kind="primary"
                wide
                reason={outside ? t('city.where.outside_reason') : null}
                onPress={onNext}
              >
                {t('city.where.next')}
              </Button>
            )}
            <Button kind="plain" wide onPress={goWithoutPlace}>
              {t('city.where.without')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
