import type { Changes as ChangesData } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './history.module.css'
import { WordDiff } from './word-diff.tsx'

/** What a correction put right, line by line: what it was, and what it became. */
export function Changes({ changes }: { changes: ChangesData }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { category, place, agency, dueAt, photos, details, text } = changes
  const nowhere = t('place.none')
  const lines = [
    category &&
      t('changes.category', { before: name(category.before.name), after: name(category.after.name) }),
    place && t('changes.place', { before: place.before ?? nowhere, after: place.after ?? nowhere }),
    agency && t('changes.agency', { before: name(agency.before.name), after: name(agency.after.name) }),
    dueAt &&
      t('changes.due', { before: formats.until(dueAt.before, now), after: formats.until(dueAt.after, now) }),
    photos && t('changes.photos', photos),
    details && t('changes.details'),
  ]
  return (
    <>
      <ul className={style.changes}>{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
      {text && <WordDiff before={text.before} after={text.after} />}
    </>
  )
}
