import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/link.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './browse.module.css'
import { useBrowse } from './context.ts'
import { lowPx } from './sheet-room.ts'

/** The sheet over the map with the one button that is always at hand. */
export function CitySheet({
  label,
  header,
  children,
  quiet = false,
}: {
  label: string
  header: ReactNode
  children: ReactNode
  /** Something on the sheet matters more now than a new report. */
  quiet?: boolean
}) {
  const t = useWords()
  const { height, setHeight } = useBrowse()
  const { at }: BrowseSearch = useSearch({ strict: false })
  return (
    <Sheet
      label={label}
      height={height}
      onHeight={setHeight}
      lowPx={lowPx}
      header={header}
      footer={
        <div className={style.report}>
          <ButtonLink to="/new" search={at ? { at } : {}} kind={quiet ? 'quiet' : 'primary'} wide>
            {t('city.report')}
          </ButtonLink>
        </div>
      }
    >
      {children}
    </Sheet>
  )
}
