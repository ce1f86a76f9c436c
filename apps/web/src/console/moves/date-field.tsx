import { TextField } from '../../ui/text-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useFormats } from '../../words/use-formats.ts'

type DateFieldProps = {
  readonly label: string
  /** What to know before a date is chosen; then the field says the day of the week. */
  readonly help: string
  readonly error: string | null
  /** `YYYY-MM-DD`, or nothing. */
  readonly value: string
  readonly onChange: (date: string) => void
}

/** A date by the browser's own calendar, said once more in words: «12 марта, пятница». */
export function DateField({ label, help, error, value, onChange }: DateFieldProps) {
  const formats = useFormats()
  const now = useNow()
  return (
    <TextField
      type="date"
      label={label}
      help={value === '' ? help : formats.day(value, now)}
      error={error}
      value={value}
      onChange={onChange}
    />
  )
}
