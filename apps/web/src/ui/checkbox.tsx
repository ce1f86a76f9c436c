import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  FieldError,
  Label,
  Radio,
} from 'react-aria-components'
import style from './checkbox.module.css'
import { classes } from './classes.ts'
import field from './field.module.css'
import { Icon } from './icon.tsx'

type CheckboxProps = {
  readonly children: ReactNode
  readonly note?: string
  readonly selected: boolean
  readonly onChange: (selected: boolean) => void
  readonly name?: string
  readonly invalid?: boolean
  /** Some, not all, of what the box stands for. */
  readonly some?: boolean
  /** The name when there are no words beside the box. */
  readonly label?: string
}

/** Yes or no. */
export function Checkbox({ children, note, selected, onChange, name, invalid, some, label }: CheckboxProps) {
  return (
    <AriaCheckbox
      className={style.option}
      isSelected={selected}
      onChange={onChange}
      isIndeterminate={some ?? false}
      isInvalid={invalid ?? false}
      aria-label={label}
      {...(name && { name })}
    >
      <span className={style.box}>
        <Icon of={some ? Minus : Check} size={16} />
      </span>
      <span className={style.body}>
        {children}
        {note && <span className={style.note}>{note}</span>}
      </span>
    </AriaCheckbox>
  )
}

/** One of a few, all in sight. */
export function RadioGroup({
  label,
  options,
  value,
  onChange,
  error,
}: {
  label: string
  options: readonly { readonly id: string; readonly label: string; readonly note?: string }[]
  value: string | null
  onChange: (id: string) => void
  error?: string | null
}) {
  return (
    <AriaRadioGroup className={style.group} value={value} onChange={onChange} isInvalid={Boolean(error)}>
      <Label className={style.legend}>{label}</Label>
      <div className={style.options}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={style.option}>
            <span className={classes(style.box, style.round)} />
            <span className={style.body}>
              {option.label}
              {option.note && <span className={style.note}>{option.note}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className={field.error}>{error}</FieldError>
    </AriaRadioGroup>
  )
}
