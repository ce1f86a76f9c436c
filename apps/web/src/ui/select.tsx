import { ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { classes } from './classes.ts'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import list from './list-box.module.css'
import { type Option, OptionList } from './options.tsx'
import style from './select.module.css'

type SelectProps = {
  readonly label: string
  /** The label is for screen readers alone: a filter in a row of filters. */
  readonly labelHidden?: boolean
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly placeholder?: string
  readonly help?: string
  readonly error?: string | null
}

/** One of a short list. For more than about ten, or to type in, use `ComboBox`. */
export function Select({
  label,
  labelHidden,
  options,
  value,
  onChange,
  placeholder,
  help,
  error,
}: SelectProps) {
  const t = useWords()
  return (
    <AriaSelect
      className={field.field}
      aria-label={labelHidden ? label : undefined}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      placeholder={placeholder ?? t('ui.choose')}
      isInvalid={Boolean(error)}
    >
      {!labelHidden && <Label className={field.label}>{label}</Label>}
      <Button className={classes(field.input, style.trigger)}>
        <SelectValue className={style.value}>
          {({ selectedText, defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon of={ChevronDown} size={16} />
      </Button>
      {help && (
        <Text slot="description" className={field.help}>
          {help}
        </Text>
      )}
      <FieldError className={field.error}>{error}</FieldError>
      <Popover className={list.popover} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}
