import { type NormEvent, withdrawNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Snowflake } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './norms.module.css'

/** What new reports take, the latest first; a mistake can be taken back. `why` it may not be by this person. */
export function NormTable({ events, why }: { events: readonly NormEvent[]; why: string | null }) {
  const t = useWords()
  if (events.length === 0) {
    return (
      <EmptyState icon={Snowflake} title={t('norms.empty')}>
        {t('norms.empty.text')}
      </EmptyState>
    )
  }
  return (
    <div className={style.scroll}>
      <Table stacks>
        <thead>
          <tr>
            <th scope="col">{t('norms.event')}</th>
            <th scope="col">{t('norms.at')}</th>
            <th scope="col">{t('norms.area')}</th>
            <th scope="col">{t('norms.categories')}</th>
            <th scope="col">{t('norms.by')}</th>
            <th scope="col" data-action>
              <VisuallyHidden>{t('norms.action')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Line key={event.id} event={event} why={why} />
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Line({ event, why }: { event: NormEvent; why: string | null }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  return (
    <tr>
      <th scope="row">{event.name}</th>
      <td>{formats.moment(event.at, now)}</td>
      <td>{event.area ? name(event.area.name) : t('norms.area.city')}</td>
      <td>{event.categories.map((one) => name(one.name)).join(', ')}</td>
      <td data-label={t('norms.by')}>{event.setBy ? name(event.setBy) : '—'}</td>
      <td data-action>
        <TakeBack event={event} why={why} />
      </td>
    </tr>
  )
}

function TakeBack({ event: { id, name }, why }: { event: NormEvent; why: string | null }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const takeBack = useMutation({
    mutationFn: () => call(withdrawNormEvent, { params: { id } }),
    onSuccess: ({ reportsMoved }) => toastDone(t('norms.withdrawn', { count: reportsMoved })),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: ['console'] }),
  })
  return (
    <Button reason={why} isPending={takeBack.isPending} onPress={() => takeBack.mutate()}>
      <span aria-hidden>{t('norms.withdraw.short')}</span>
      <VisuallyHidden>{t('norms.withdraw', { name })}</VisuallyHidden>
    </Button>
  )
}
