import { ChevronDown } from 'lucide-react'
import { ComboBox as AriaComboBox, Button, FieldError, Input, Label, Popover } from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import list from './list-box.module.css'
import { type Option, OptionList } from './options.tsx'
import style from './select.module.css'

type ComboBoxProps = {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** When the options come from a server: what is typed. Without it the options are filtered here. */
  readonly input?: string
  readonly onInput?: (text: string) => void
  readonly placeholder?: string
  readonly error?: string | null
}

/** One of a long list, found by typing. */
export function ComboBox({
  label,
  options,
  value,
  onChange,
  input,
  onInput,
  placeholder,
  error,
}: ComboBoxProps) {
  const t = useWords()
  const served = onInput
    ? { items: options, inputValue: input ?? '', onInputChange: onInput }
    : { defaultItems: options }
  return (
    <AriaComboBox
      {...served}
      className={field.field}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isInvalid={Boolean(error)}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={field.label}>{label}</Label>
      <div className={style.combo}>
        <Input className={field.input} placeholder={placeholder} />
        <Button className={style.open} aria-label={t('ui.choose')}>
          <Icon of={ChevronDown} size={16} />
        </Button>
      </div>
      <FieldError className={field.error}>{error}</FieldError>
      <Popover className={list.popover} offset={4} maxHeight={360}>
        <OptionList options={options} />
      </Popover>
    </AriaComboBox>
  )
}
