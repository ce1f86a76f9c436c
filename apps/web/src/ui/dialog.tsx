import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import style from './dialog.module.css'
import { Icon } from './icon.tsx'

type DialogProps = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons of the last row, the main one last. */
  readonly actions?: ReactNode
  readonly wide?: boolean
}

/** A question over the page. On a phone it comes from below. Escape and the veil close it. */
export function Dialog({ title, open, onClose, children, actions, wide }: DialogProps) {
  const t = useWords()
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      onOpenChange={(next) => !next && onClose()}
      className={style.veil}
    >
      <Modal className={classes(style.modal, wide && style.wide)}>
        <AriaDialog className={style.dialog}>
          <div className={style.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <div className={style.close}>
              <IconButton label={t('ui.close')} onPress={onClose}>
                <Icon of={X} />
              </IconButton>
            </div>
          </div>
          {children}
          {actions && <div className={style.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Something small beside its `trigger` button. Children that are a function are told how to close it. */
export function Popover({
  trigger,
  label,
  children,
  defaultOpen = false,
}: {
  trigger: ReactNode
  label: string
  defaultOpen?: boolean
  children: ReactNode | ((given: { readonly close: () => void }) => ReactNode)
}) {
  return (
    <DialogTrigger defaultOpen={defaultOpen}>
      {trigger}
      <AriaPopover className={style.popover} offset={6}>
        <AriaDialog className={style.inside} aria-label={label}>
          {children}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
