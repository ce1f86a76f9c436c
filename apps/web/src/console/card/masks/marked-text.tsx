import type { Mask } from '@gorozhanin/domain/reports/masks'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useWords } from '../../../words/words.tsx'
import style from './masks.module.css'

/** A text as it was written, with what strangers do not read marked. */
export function MarkedText({ text, masks }: { text: string; masks: readonly Mask[] }) {
  const t = useWords()
  return (
    <>
      {masks.map(({ from, to, kind }, index) => (
        <span key={from}>
          {text.slice(masks[index - 1]?.to ?? 0, from)}
          <mark className={style.mark} data-kind={kind} title={t(`mask.${kind}`)}>
            <VisuallyHidden>{t(kind === 'shown' ? 'masks.mark.shown' : 'masks.mark.hidden')}</VisuallyHidden>
            {text.slice(from, to)}
          </mark>
        </span>
      ))}
      {text.slice(masks.at(-1)?.to ?? 0)}
    </>
  )
}
