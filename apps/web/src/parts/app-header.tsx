import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCity } from '../api/city.ts'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import style from './app-header.module.css'
import { Settings } from './settings.tsx'

/** The line over every page: product and city on the left, `children` in the middle, language and theme on the right. */
export function AppHeader({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  const t = useWords()
  const name = useNames()
  const city = useCity()
  return (
    <header className={style.header}>
      <Link to="/" className={style.name}>
        <img src="/mark.svg" alt="" />
        <span className={style.product}>{t('app.name')}</span>
        <span className={style.city}>{name(city.name)}</span>
      </Link>
      <div className={style.middle}>{children}</div>
      {end}
      <Settings />
    </header>
  )
}
