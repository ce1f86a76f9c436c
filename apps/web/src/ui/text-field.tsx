import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { classes } from './classes.ts'
import style from './field.module.css'

type TextFieldProps = Pick<
  AriaTextFieldProps,
  | 'name'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'type'
  | 'inputMode'
  | 'autoComplete'
  | 'isRequired'
  | 'isDisabled'
> &
  Pick<AriaTextFieldProps, 'maxLength' | 'autoFocus' | 'onBlur'> & {
    readonly label: string
    /** One quiet sentence under the field. */
    readonly help?: string
    /** What is wrong, as a sentence; shown under the field and read with it. */
    readonly error?: string | null
    readonly placeholder?: string
    /** Says «необязательно» beside the label. */
    readonly optional?: boolean
  }

function LabelLine({ label, optional }: { label: string; optional: boolean | undefined }) {
  const t = useWords()
  return (
    <Label className={style.label}>
      {label}
      {optional && <span className={style.optional}> ({t('ui.optional')})</span>}
    </Label>
  )
}

function Notes({ help, error }: { help: string | undefined; error: string | null | undefined }) {
  return (
    <>
      {help && (
        <Text slot="description" className={style.help}>
          {help}
        </Text>
      )}
      <FieldError className={style.error}>{error}</FieldError>
    </>
  )
}

/** One line of text. */
export function TextField({ label, help, error, placeholder, optional, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={style.field}>
      <LabelLine label={label} optional={optional} />
      <Input className={style.input} placeholder={placeholder} />
      <Notes help={help} error={error} />
    </AriaTextField>
  )
}

/** Several lines of text; grows with them. With `maxLength` it counts down from the last hundred characters. */
export function TextArea({
  label,
  help,
  error,
  placeholder,
  optional,
  rows = 4,
  ...rest
}: TextFieldProps & { readonly rows?: number }) {
  const t = useWords()
  const left = (rest.maxLength ?? Number.POSITIVE_INFINITY) - (rest.value ?? '').length
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={style.field}>
      <LabelLine label={label} optional={optional} />
      <AriaTextArea className={classes(style.input, style.area)} placeholder={placeholder} rows={rows} />
      {left <= 100 && <span className={style.counter}>{t('ui.chars_left', { count: left })}</span>}
      <Notes help={help} error={error} />
    </AriaTextField>
  )
}
