import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import style from './field.module.css'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

type SearchFieldProps = Pick<
  AriaSearchFieldProps,
  'value' | 'defaultValue' | 'onChange' | 'onSubmit' | 'onClear' | 'autoFocus' | 'onFocus' | 'onKeyDown'
> & {
  /** The name for screen readers; the placeholder stands in for it on the screen. */
  readonly label: string
  readonly placeholder?: string
  /** A key that leads here, shown while the field is empty. */
  readonly hotkey?: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** A search line with a lens and a clear button. Escape clears it. */
export function SearchField({ label, placeholder, hotkey, inputRef, ...rest }: SearchFieldProps) {
  const t = useWords()
  return (
    <AriaSearchField {...rest} aria-label={label} className={style.search}>
      <Icon of={Search} />
      <Input
        ref={inputRef}
        className={style.input}
        placeholder={placeholder ?? label}
        enterKeyHint="search"
      />
      <Button className={style.clear} aria-label={t('ui.clear')}>
        <Icon of={X} />
      </Button>
      {hotkey && (
        <span className={style.keys}>
          <Kbd>{hotkey}</Kbd>
        </span>
      )}
    </AriaSearchField>
  )
}
