import { useProblemWords } from '../../api/problem-words.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryPage } from './entry-page.tsx'
import style from './sign-in.module.css'

/** A link that opens nothing any more, and what to do then. */
export function WrongLink({ fault }: { fault: unknown }) {
  const t = useWords()
  const problem = useProblemWords()
  return (
    <EntryPage title={t('link.wrong')}>
      <p className={style.lead} role="alert">
        {problem(fault)}
      </p>
      <ButtonLink to="/sign-in" wide>
        {t('link.to_sign_in')}
      </ButtonLink>
    </EntryPage>
  )
}
