import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from '../../ui/select.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { countsQuery } from '../queries.ts'
import { mainQueues, statusQueues } from '../queues.ts'
import { isSameSearch } from '../search-params.ts'
import style from './filter-bar.module.css'

/** The queues in one line, where there is no room for them beside the list. */
export function QueuePicker() {
  const t = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { search } = useDesk()
  const counts = useQuery(countsQuery).data
  if (!counts) return null
  const queues = [
    ...mainQueues(counts).map((queue) => ({ ...queue, name: t(`console.queue.${queue.id}`) })),
    ...statusQueues(counts).map((queue) => ({
      ...queue,
      id: queue.status,
      name: t(`status.${queue.status}`),
    })),
  ]
  const current = queues.find((queue) => isSameSearch(queue.search, search))
  return (
    <div className={style.picker}>
      <Select
        label={t('console.queues')}
        labelHidden
        placeholder={t('console.filter.several')}
        value={current?.id ?? null}
        onChange={(id) => {
          const chosen = queues.find((queue) => queue.id === id)
          if (chosen) void navigate({ to: '/console', search: chosen.search })
        }}
        options={queues.map(({ id, name, count }) => ({ id, label: `${name} · ${formats.number(count)}` }))}
      />
    </div>
  )
}
