import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import style from './list-box.module.css'

/** A menu under its `trigger` button; the children are `MenuAction`s and `MenuChoice`s. */
export function MenuButton({
  trigger,
  label,
  children,
  defaultOpen = false,
}: {
  trigger: ReactNode
  label: string
  children: ReactNode
  defaultOpen?: boolean
}) {
  return (
    <MenuTrigger defaultOpen={defaultOpen}>
      {trigger}
      <Popover className={style.popover} offset={4}>
        <AriaMenu className={style.list} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** A line between things of different kinds. */
export function MenuRule() {
  return <Separator className={style.rule} />
}

/** Actions under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <MenuSection className={style.group}>
      <Header className={style.section}>{label}</Header>
      {children}
    </MenuSection>
  )
}

/** Something to do, or somewhere to go with `href`. `muted`: what it does is to say why it is not possible now. */
export function MenuAction({
  children,
  onAction,
  icon,
  href,
  keys,
  muted,
}: {
  children: string
  onAction?: () => void
  icon?: ReactNode
  href?: string
  keys?: string
  muted?: boolean
}) {
  return (
    <MenuItem
      className={style.item}
      textValue={children}
      {...(onAction && { onAction })}
      {...(href && { href })}
      data-muted={muted || undefined}
    >
      {icon}
      {children}
      {keys && (
        <span className={style.keys}>
          <Kbd>{keys}</Kbd>
        </span>
      )}
    </MenuItem>
  )
}

/** One of several, with a check at the chosen one. */
export function MenuChoice<Id extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  /** Null while none of them is chosen. */
  value: Id | null
  onChange: (id: Id) => void
  options: readonly { readonly id: Id; readonly label: string }[]
}) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      <Header className={style.section}>{label}</Header>
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} textValue={option.label} className={style.item}>
          {option.label}
          <span className={style.check}>
            <Icon of={Check} size={16} />
          </span>
        </MenuItem>
      ))}
    </MenuSection>
  )
}
