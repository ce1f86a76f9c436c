import { readArea, sizeWords } from '@gorozhanin/domain/following/area'
import { useSearch } from '@tanstack/react-router'
import { Pencil, X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { FollowButton } from '../following/follow-button.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './area.module.css'

/** The area that the address names, seen on the map: to be followed, drawn anew or put away. */
export default function AreaCard({
  area,
  asks,
  onChange,
  onClose,
}: {
  area: string
  /** It was drawn to be followed: the question is open. */
  asks: boolean
  onChange: () => void
  onClose: () => void
}) {
  const t = useWords()
  const { language } = useLanguage()
  const { group }: BrowseSearch = useSearch({ strict: false })
  const size = sizeWords(readArea(area), language)
  const offers = [
    { subject: { area }, label: t('follow.area', { size }) },
    ...(group ? [{ subject: { area, group }, label: t('follow.area_topics', { size }) }] : []),
  ]
  return (
    <section className={style.card} aria-label={t('area.label')}>
      <div className={style.said}>
        <p className={style.name}>{t('area.label')}</p>
        <p className={style.meta}>{size}</p>
      </div>
      <div className={style.actions}>
        <FollowButton kind="primary" offers={offers} opened={asks} />
        <IconButton label={t('area.change')} onPress={onChange}>
          <Icon of={Pencil} />
        </IconButton>
        <IconButton label={t('area.away')} onPress={onClose}>
          <Icon of={X} />
        </IconButton>
      </div>
    </section>
  )
}
