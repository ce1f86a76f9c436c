import type { PublicQuestion } from '@gorozhanin/domain/catalog/api'
import type { Coordinates } from '@gorozhanin/domain/names'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import type { Details } from '@gorozhanin/domain/reports/api'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/checkbox.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { faultWords } from './faults.ts'
import style from './filing.module.css'
import { asLayer, type Layer } from './near-objects.ts'
import { ObjectChoice } from './object-choice.tsx'

/** More options than this are a list, not buttons. */
const mostRadios = 5

type Answer = Details[string]

type QuestionsProps = {
  readonly questions: readonly PublicQuestion[]
  readonly details: Details
  readonly place: Coordinates | null
  readonly category: string
  readonly faults: readonly FieldFault[]
  readonly onChange: (code: string, answer: Answer | undefined) => void
}

/** What the category asks: what is required or offers things near by in sight, the rest folded until someone says more. */
export function Questions({ questions, ...rest }: QuestionsProps) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const inSight = questions.filter((question) => question.required || offeredLayer(question))
  const optional = questions.filter((question) => !inSight.includes(question))
  const answered = optional.some(({ code }) => rest.details[code] !== undefined)
  const shown = open || answered || rest.faults.some(({ field }) => field.startsWith('details.'))
  return (
    <>
      {inSight.map((question) => (
        <Question key={question.code} question={question} {...rest} />
      ))}
      {optional.length > 0 && !shown && (
        <Button kind="quiet" aria-expanded={false} onPress={() => setOpen(true)}>
          {t('city.tell.optional', { count: optional.length })}
          <Icon of={ChevronDown} size={16} />
        </Button>
      )}
      {shown && optional.map((question) => <Question key={question.code} question={question} {...rest} />)}
    </>
  )
}

function Question({
  question,
  details,
  place,
  category,
  faults,
  onChange,
}: Omit<QuestionsProps, 'questions'> & { readonly question: PublicQuestion }) {
  const t = useWords()
  const name = useNames()
  const { code, type, required } = question
  const answer = details[code]
  const fault = faultWords(faults, `details.${code}`)
  const error = fault && t(fault)
  const label = name(question.label)
  const marked = required ? label : `${label} (${t('ui.optional')})`
  const change = (next: Answer | undefined) => onChange(code, next)
  const layer = offeredLayer(question)

  if (layer)
    return (
      <ObjectChoice
        label={marked}
        layer={layer}
        place={place}
        category={category}
        value={typeof answer === 'string' ? answer : null}
        onChange={(id) => change(id ?? undefined)}
        error={error}
      />
    )
  if (type === 'select') {
    const options = question.options.map((option) => ({ id: option.code, label: name(option.label) }))
    const chosen = typeof answer === 'string' ? answer : null
    return options.length <= mostRadios ? (
      <RadioGroup label={marked} options={options} value={chosen} onChange={change} error={error} />
    ) : (
      <Select
        label={marked}
        options={options}
        value={chosen}
        onChange={(id) => change(id ?? undefined)}
        error={error}
      />
    )
  }
  if (type === 'boolean')
    return (
      <div className={style.yesNo}>
        <RadioGroup
          label={marked}
          options={[
            { id: 'true', label: t('city.tell.yes') },
            { id: 'false', label: t('city.tell.no') },
          ]}
          value={answer === undefined ? null : String(answer)}
          onChange={(id) => change(id === 'true')}
          error={error}
        />
      </div>
    )
  if (type === 'number')
    return (
      <NumberField
        label={label}
        optional={!required}
        value={answer}
        onChange={change}
        error={error}
        help={rangeWords(question, t)}
      />
    )
  return (
    <TextField
      label={label}
      optional={!required}
      type={type === 'datetime' ? 'datetime-local' : 'text'}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(text) => change(text === '' ? undefined : text)}
      error={error}
      {...(question.maxLength && { maxLength: question.maxLength })}
    />
  )
}

/** The layer whose things are offered; null where free words are taken, or none is asked. */
function offeredLayer({ type, layer, layerEmpty }: PublicQuestion): Layer | null {
  return type === 'ref' && !layerEmpty ? asLayer(layer) : null
}

/** The words typed stay as they are until they are a number: a half-typed «1,» is none. */
function NumberField({
  value,
  onChange,
  ...rest
}: {
  label: string
  optional: boolean
  value: Answer | undefined
  onChange: (answer: Answer | undefined) => void
  error: string | null
  help: string | undefined
}) {
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={value === undefined ? '' : String(value)}
      onChange={(text) => {
        const number = Number(text.replace(',', '.').trim())
        const plain = text.trim() !== '' && Number.isFinite(number) && String(number) === text.trim()
        onChange(text === '' ? undefined : plain ? number : text)
      }}
    />
  )
}

function rangeWords({ min, max }: PublicQuestion, t: ReturnType<typeof useWords>): string | undefined {
  if (min === null || max === null) return undefined
  return t('city.tell.range', { min, max })
}
