import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { classes } from './classes.ts'
import style from './segmented.module.css'

/** One of two to four views of the same thing. */
export function SegmentedControl<Id extends string>({
  label,
  options,
  value,
  onChange,
  wide,
}: {
  label: string
  options: readonly { readonly id: Id; readonly label: string; readonly icon?: ReactNode }[]
  value: Id
  onChange: (id: Id) => void
  wide?: boolean
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classes(style.group, wide && style.wide)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={style.segment}>
          {option.icon}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
