import { Star } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import style from './stars.module.css'

const steps = [1, 2, 3, 4, 5]

/** One to five, by touch or by arrow keys. `nameOf` says a step to those who do not see it, `word` to those who do. */
export function Stars({
  label,
  value,
  onChange,
  nameOf,
  word,
}: {
  label: string
  value: number | null
  onChange: (value: number) => void
  nameOf: (value: number) => string
  word: string | null
}) {
  return (
    <RadioGroup
      className={style.row}
      aria-label={label}
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(Number(id))}
    >
      {steps.map((step) => (
        <Radio
          key={step}
          value={String(step)}
          aria-label={nameOf(step)}
          className={style.star}
          data-on={value !== null && step <= value}
        >
          <Star size={28} strokeWidth={1.5} absoluteStrokeWidth aria-hidden focusable={false} />
        </Radio>
      ))}
      <span className={style.word} aria-hidden>
        {word}
      </span>
    </RadioGroup>
  )
}
