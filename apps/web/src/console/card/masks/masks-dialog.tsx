import { type Mask, maskedText } from '@gorozhanin/domain/reports/masks'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useWords } from '../../../words/words.tsx'
import style from './masks.module.css'
import { inField, placeInText } from './place.ts'
import { type Maskable, useMasks } from './use-masks.ts'

type MasksDialogProps = {
  readonly of: Maskable
  readonly text: string
  readonly masks: readonly Mask[]
  readonly open: boolean
  readonly onClose: () => void
}

/** What strangers do not read of a text. Words are selected in a field: with a mouse, a finger or the keyboard alike. */
export function MasksDialog({ of, text, masks, open, onClose }: MasksDialogProps) {
  const t = useWords()
  const change = useMasks(of)
  const [chosen, setChosen] = useState({ from: 0, to: 0 })
  const words = text.slice(chosen.from, chosen.to).trim()
  return (
    <Dialog title={t('masks.title')} open={open} onClose={onClose} wide>
      <label className={style.field}>
        <span>{t('masks.hint')}</span>
        {/* One that is `readOnly` has no caret, so keys could select nothing in it. */}
        <textarea
          aria-readonly
          inputMode="none"
          rows={4}
          value={inField(text)}
          onChange={() => {}}
          onBeforeInput={(event) => event.preventDefault()}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
            setChosen({ from: placeInText(text, selectionStart), to: placeInText(text, selectionEnd) })
          }
        />
      </label>
      <div>
        <Button
          kind="primary"
          isPending={change.isPending}
          reason={words === '' ? t('masks.hide.first') : null}
          onPress={() => change.mutate({ ...chosen, hidden: true })}
        >
          {t('masks.hide')}
        </Button>
      </div>
      {masks.length > 0 && (
        <ul className={style.list} aria-label={t('masks.title')}>
          {masks.map((mask) => {
            const { from, to, kind } = mask
            return (
              <li key={from}>
                <span className={style.words}>{text.slice(from, to)}</span>
                <span className={style.kind}>{t(`mask.${kind}`)}</span>
                <Button
                  kind="plain"
                  isPending={change.isPending}
                  onPress={() => change.mutate({ from, to, hidden: kind === 'shown' })}
                >
                  {t(kind === 'shown' ? 'masks.hide_again' : 'masks.show')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <div className={style.public}>
        <h3>{t('masks.public')}</h3>
        <p aria-live="polite">{maskedText(text, masks)}</p>
      </div>
    </Dialog>
  )
}
