import { useQuery } from '@tanstack/react-query'
import { agenciesQuery } from '../../api/city.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { type BrowseSearch, wordsOf } from '../search-params.ts'
import style from './browse.module.css'
import { dayBefore, toggled } from './filter-words.ts'

/** The period that most people ask for, days. */
const periods = [7, 30, 365] as const

/** When reports were filed, and whose they are. */
export function PeriodDialog({
  open,
  search,
  onClose,
  onChange,
}: {
  open: boolean
  search: BrowseSearch
  onClose: () => void
  onChange: (fields: BrowseSearch) => void
}) {
  const t = useWords()
  const name = useNames()
  const today = useFormats().field(useNow()).slice(0, 10)
  const agencies = useQuery(agenciesQuery).data?.agencies
  const chosen = wordsOf(search.agency)
  const { from, to } = search
  const isLast = (days: number) => to === undefined && from === dayBefore(today, days - 1)
  return (
    <Dialog
      title={t('city.filters.more')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => onChange({ from: undefined, to: undefined, agency: undefined })}>
            {t('city.filters.more.clear')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('city.filters.show')}
          </Button>
        </>
      }
    >
      <fieldset className={style.part}>
        <legend>{t('city.filters.period')}</legend>
        <div className={style.periods}>
          {periods.map((days) => (
            <Chip
              key={days}
              selected={isLast(days)}
              toggles
              onPress={() =>
                onChange({ from: isLast(days) ? undefined : dayBefore(today, days - 1), to: undefined })
              }
            >
              {t(`city.filters.last.${days}`)}
            </Chip>
          ))}
        </div>
        <div className={style.days}>
          <TextField
            type="date"
            label={t('city.filters.from')}
            value={from ?? ''}
            onChange={(day) => onChange({ from: day || undefined })}
          />
          <TextField
            type="date"
            label={t('city.filters.to')}
            value={to ?? ''}
            error={from && to && to < from ? t('city.filters.backwards') : null}
            onChange={(day) => onChange({ to: day || undefined })}
          />
        </div>
      </fieldset>
      <fieldset className={style.part}>
        <legend>{t('city.filters.agency')}</legend>
        {!agencies && <Skeleton width="60%" height="20px" />}
        <div className={style.agencies}>
          {agencies?.map(({ code, shortName }) => (
            <Checkbox
              key={code}
              selected={chosen.includes(code)}
              onChange={() => onChange({ agency: toggled(chosen, code) })}
            >
              {name(shortName)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </Dialog>
  )
}
