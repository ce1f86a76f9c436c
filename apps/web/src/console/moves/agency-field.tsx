import { useQuery } from '@tanstack/react-query'
import { agenciesQuery } from '../../api/city.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'

type AgencyFieldProps = {
  readonly label: string
  /** The agency that holds the report: it is not offered. */
  readonly holder: string
  readonly value: string | null
  readonly onChange: (agency: string | null) => void
  readonly error: string | null
}

/** Another agency, found by its short or its full name. */
export function AgencyField({ label, holder, value, onChange, error }: AgencyFieldProps) {
  const t = useWords()
  const names = useNames()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
  return (
    <ComboBox
      label={label}
      placeholder={t('form.agency.placeholder')}
      value={value}
      onChange={onChange}
      options={agencies
        .filter(({ code }) => code !== holder)
        .map(({ code, name, shortName }) => ({ id: code, label: names(shortName), note: names(name) }))}
      error={error}
    />
  )
}
