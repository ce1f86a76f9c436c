import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { useEntryWords } from '../card/use-entry-words.ts'
import style from './moves.module.css'

type Entry = ConsoleCard['history'][number]

/** What others did while a person was looking or writing. */
export function Meanwhile({ entries }: { entries: readonly Entry[] }) {
  const t = useWords()
  return (
    <div role="alert">
      {entries.length > 0 && (
        <div className={style.meanwhile}>
          <p>{t('move.meanwhile')}</p>
          <ul>
            {entries.map((entry) => (
              <Happened key={`${entry.at}-${entry.name}`} entry={entry} />
            ))}
          </ul>
          <p>{t('move.meanwhile.next')}</p>
        </div>
      )}
    </div>
  )
}

function Happened({ entry }: { entry: Entry }) {
  const formats = useFormats()
  const now = useNow()
  const { title, who } = useEntryWords(entry)
  return (
    <li>
      {title} — {who}, {formats.moment(entry.at, now)}
    </li>
  )
}
