import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { Icon } from './icon.tsx'
import style from './list-box.module.css'

export type Option = {
  readonly id: string
  readonly label: string
  /** A second, quiet line. */
  readonly note?: string
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

/** The list inside a Select and a ComboBox. */
export function OptionList({ options }: { options: readonly Option[] }) {
  const t = useWords()
  return (
    <ListBox
      className={style.list}
      items={options}
      renderEmptyState={() => <div className={style.empty}>{t('ui.nothing_found')}</div>}
    >
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.disabled ?? false}
          className={style.item}
        >
          {option.icon}
          <span className={style.body}>
            {option.label}
            {option.note && <span className={style.note}>{option.note}</span>}
          </span>
          <span className={style.check}>
            <Icon of={Check} size={16} />
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
