import type { FormEvent, ReactNode } from 'react'
import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Settings } from '../../parts/settings.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './sign-in.module.css'

/** One card on an empty page: every step before a person is in. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  const t = useWords()
  const name = useNames()
  const city = useCity()
  useTitle(title)
  return (
    <div className={style.page}>
      <div className={style.corner}>
        <Settings />
      </div>
      <main id="main" className={style.card}>
        <div className={style.head}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <h1>{title}</h1>
          <p>
            {t('app.name')} · {name(city.name)}
          </p>
        </div>
        {children}
      </main>
    </div>
  )
}

type EntryFormProps = {
  readonly send: string
  readonly onSend: () => void
  readonly isPending: boolean
  readonly fault: unknown
  readonly children: ReactNode
  /** Not the one thing of its page. */
  readonly quiet?: boolean
}

/** Fields, what went wrong, and the one button. */
export function EntryForm({ send, onSend, isPending, fault, children, quiet = false }: EntryFormProps) {
  const problem = useProblemWords()
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isPending) onSend()
  }
  return (
    <form className={classes(style.form, quiet && style.quiet)} onSubmit={submit} noValidate>
      {children}
      <div role="alert">{Boolean(fault) && <p className={style.problem}>{problem(fault)}</p>}</div>
      <Button type="submit" kind={quiet ? 'quiet' : 'primary'} wide={!quiet} isPending={isPending}>
        {send}
      </Button>
    </form>
  )
}
