import { limits } from '@gorozhanin/domain/reports/api'
import { TextArea } from '../../ui/text-field.tsx'
import type { Draft } from './draft.ts'
import type { FaultOf } from './use-faults.ts'

type WordsFieldProps = {
  readonly label: string
  readonly help: string
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  readonly faultOf: FaultOf
  readonly rows?: number
}

/** The words of a step, which its draft keeps. */
export function WordsField({ label, help, draft, change, faultOf, rows = 3 }: WordsFieldProps) {
  return (
    <TextArea
      label={label}
      help={help}
      error={faultOf('text', draft.text.trim())}
      value={draft.text}
      onChange={(text) => change({ text })}
      maxLength={limits.textCharacters}
      rows={rows}
    />
  )
}
