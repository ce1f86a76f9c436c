import { lettersChoices, type MySettings } from '@gorozhanin/domain/people/api'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './settings.module.css'
import type { SettingsDraft } from './settings-draft.ts'

const nobody = 'nobody'

type SettingsFieldsProps = {
  readonly draft: SettingsDraft
  readonly settings: MySettings
  readonly faultOf: (field: 'from' | 'until' | 'deputy') => string | null
  readonly onChange: (change: Partial<SettingsDraft>) => void
}

export function SettingsFields({ draft, settings, faultOf, onChange }: SettingsFieldsProps) {
  const t = useWords()
  const nameOf = useNames()
  const { letters, away, from, until, deputy } = draft
  return (
    <div className={style.fields}>
      <div>
        <h3 className={style.heading}>{t('settings.letters')}</h3>
        <SegmentedControl
          wide
          label={t('settings.letters')}
          value={letters}
          onChange={(next) => onChange({ letters: next })}
          options={lettersChoices.map((id) => ({ id, label: t(`settings.letters.${id}`) }))}
        />
        <p className={style.help}>{t(`settings.letters.help.${letters}`, { at: settings.dailyLetterAt })}</p>
      </div>
      <Checkbox selected={away} onChange={(next) => onChange({ away: next })}>
        {t('settings.absence')}
      </Checkbox>
      {away && (
        <>
          <div className={style.days}>
            <DayField
              label={t('settings.absence.from')}
              value={from}
              error={faultOf('from')}
              onChange={(next) => onChange({ from: next })}
            />
            <DayField
              label={t('settings.absence.until')}
              value={until}
              error={faultOf('until')}
              onChange={(next) => onChange({ until: next })}
            />
          </div>
          <Select
            label={t('settings.absence.deputy')}
            value={deputy ?? nobody}
            error={faultOf('deputy')}
            onChange={(next) => onChange({ deputy: next === nobody ? null : next })}
            options={[
              { id: nobody, label: t('settings.absence.deputy.nobody') },
              ...settings.colleagues.map(({ id, name }) => ({ id, label: nameOf(name) })),
            ]}
          />
        </>
      )}
    </div>
  )
}

type DayFieldProps = {
  readonly label: string
  readonly value: string
  readonly error: string | null
  readonly onChange: (day: string) => void
}

function DayField({ label, value, error, onChange }: DayFieldProps) {
  const formats = useFormats()
  const now = useNow()
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      error={error}
      onChange={onChange}
      {...(value !== '' && { help: formats.day(value, now) })}
    />
  )
}
