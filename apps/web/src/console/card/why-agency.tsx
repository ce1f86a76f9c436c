import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { lostSentences, type RouteSentence, whySentence } from './route-words.ts'
import style from './why-agency.module.css'

/** Why this agency: the stored decision in human words. */
export function WhyAgency({ route }: { route: ConsoleCard['route'] }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const say = ({ words, name: names }: RouteSentence) => t(words, { name: names ? name(names) : '' })
  const lost = lostSentences(route)
  return (
    <details className={style.why}>
      <summary>
        {t('why.title')} <span className={style.agency}>{name(route.agency.name)}</span>
      </summary>
      <p>{say(whySentence(route))}</p>
      {lost.length > 0 && (
        <>
          <p className={style.quiet}>{t('why.tried')}</p>
          <ul className={style.lost}>
            {lost.map((sentence) => (
              <li key={say(sentence)}>{say(sentence)}</li>
            ))}
          </ul>
        </>
      )}
      <p className={style.quiet}>{t('why.decided', { moment: formats.moment(route.decidedAt, now) })}</p>
    </details>
  )
}
