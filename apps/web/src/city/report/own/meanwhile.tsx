import { useWords } from '../../../words/words.tsx'
import { ReportLink } from '../report-link.tsx'
import { useEntryTitle } from '../use-entry-title.ts'
import style from './own.module.css'
import type { OwnFormState } from './use-own-form.ts'

/** What happened to the report while its author was writing. */
export function Meanwhile({ own }: { own: OwnFormState }) {
  const t = useWords()
  const titleOf = useEntryTitle()
  const { meanwhile, stale, late } = own
  return (
    <div role="alert">
      {(meanwhile.length > 0 || stale) && (
        <div className={style.meanwhile}>
          {meanwhile.length === 0 ? (
            <p>{t('city.own.meanwhile_quiet')}</p>
          ) : (
            <>
              <p>{t('city.own.meanwhile')}</p>
              <ul>
                {meanwhile.map((entry) => (
                  <li key={`${entry.at}-${entry.name}`}>
                    {titleOf(entry)} {entry.parent && <ReportLink number={entry.parent} />}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>{t(late ? 'city.own.meanwhile_late' : 'city.own.meanwhile_next')}</p>
        </div>
      )}
    </div>
  )
}
