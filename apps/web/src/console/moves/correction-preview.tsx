import { type CorrectionPreview, type MoveBody, previewCorrection } from '@gorozhanin/domain/reports/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { useSettled } from '../../parts/use-settled.ts'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './moves.module.css'

/** What decides the agency and the term. */
export type Corrected = Omit<Extract<MoveBody, { move: 'correct' }>, 'move' | 'version' | 'text'>

type Wanted = { readonly number: string; readonly version: number; readonly corrected: Corrected }

/** The agency and the date that saving would give, or why it would be refused; asked of the server as one chooses. */
export function CorrectionPreviewLine({ number, version, corrected }: Wanted) {
  const problem = useProblemWords()
  const asked = useSettled(JSON.stringify(corrected))
  const found = useQuery({
    queryKey: ['console', 'correction', number, version, asked],
    queryFn: ({ signal }) =>
      call(previewCorrection, { params: { number }, query: JSON.parse(asked) as Corrected, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <div role="status" aria-busy={found.isFetching} className={style.preview}>
      {found.isError ? (
        <p className={style.wrong}>{problem(found.error)}</p>
      ) : (
        found.data && <Decided preview={found.data} />
      )}
    </div>
  )
}

function Decided({ preview }: { preview: CorrectionPreview }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { agency, dueAt, dueBefore, overdue, workDaysOver } = preview
  const due = dueAt && formats.until(dueAt, now)
  const before = dueBefore && formats.until(dueBefore, now)
  return (
    <>
      <p>{t('form.correct.agency', { agency: name(agency.name) })}</p>
      {due && (
        <p>
          {dueAt === dueBefore
            ? t('form.correct.due_same', { due })
            : t('form.correct.due', { due, before: before ?? 'none' })}
        </p>
      )}
      {overdue && <p className={style.wrong}>{t('form.correct.overdue', { count: workDaysOver })}</p>}
    </>
  )
}
