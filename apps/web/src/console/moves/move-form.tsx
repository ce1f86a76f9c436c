import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { useWords } from '../../words/words.tsx'
import style from './moves.module.css'

type MoveFormProps = {
  readonly title: string
  readonly children: ReactNode
  /** What the last button says and looks like. */
  readonly send: string
  readonly kind?: Extract<ButtonKind, 'primary' | 'danger'>
  /** Why it may not be pressed now. */
  readonly reason: string | null
  readonly pending: boolean
  readonly onSend: () => void
  readonly onClose: () => void
}

/** The form of a move over the bar of moves. Ctrl Enter sends it, Escape closes it; what was typed stays. */
export function MoveForm(props: MoveFormProps) {
  const { title, children, send, kind = 'primary', reason, pending, onSend, onClose } = props
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  // A key opened the form: the next one is meant for its first field.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), [])
  const trySend = () => {
    if (reason === null && !pending) onSend()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    trySend()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      trySend()
    }
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
  }
  return (
    <form
      ref={form}
      className={style.form}
      aria-label={title}
      onSubmit={submit}
      onKeyDownCapture={press}
      noValidate
    >
      <h3>{title}</h3>
      {children}
      <div className={style.actions}>
        <span className={style.hint}>{t('move.keys')}</span>
        <Button onPress={onClose}>{t('move.cancel')}</Button>
        <Button type="submit" kind={kind} reason={reason} isPending={pending}>
          {send}
        </Button>
      </div>
    </form>
  )
}
