import { ApiProblem } from '../../api/problem.ts'
import { useCodeWords } from '../../api/problem-words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'

/** Why the server did not take a password, as a code; null for other faults. */
export function passwordFaultOf(fault: unknown, field: string): string | null {
  if (!(fault instanceof ApiProblem)) return null
  return fault.errors.find((one) => one.field === field)?.code ?? null
}

type NewPasswordFieldProps = {
  readonly value: string
  readonly onChange: (password: string) => void
  readonly fault: string | null
  readonly autoFocus?: boolean
}

/** A password that is being chosen, with the one rule said beforehand. */
export function NewPasswordField({ value, onChange, fault, autoFocus = false }: NewPasswordFieldProps) {
  const t = useWords()
  const codeWords = useCodeWords()
  return (
    <TextField
      label={t('password.new')}
      help={t('password.help')}
      type="password"
      name="new-password"
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      autoFocus={autoFocus}
      error={fault && codeWords(fault)}
    />
  )
}
