import { useCategories } from '../../api/city.ts'
import type { Hovered } from '../../map/hovered.ts'
import { StatusGroupMark, StatusMark } from '../../parts/status-mark.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './browse.module.css'

/** How many topics of a cluster are named. */
const mostTopics = 4

/** What a mark of the map stands for. */
export function MarkCard({ hovered }: { hovered: Hovered }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const { categories, groups } = useCategories()
  if (hovered.kind === 'report') {
    const category = categories.find(({ code }) => code === hovered.category)
    return (
      <div className={style.mark}>
        <strong>{category ? name(category.name) : hovered.number}</strong>
        {hovered.status && <StatusMark status={hovered.status} overdue={hovered.overdue} />}
      </div>
    )
  }
  const topics = hovered.byGroup.flatMap(({ of, count }) => {
    const group = groups.find(({ code }) => code === of)
    return group ? [{ of, count, name: name(group.name) }] : []
  })
  return (
    <div className={style.mark}>
      <strong>{t('map.cluster', { count: hovered.count })}</strong>
      {hovered.byStatus.map(({ of, count }) => (
        <span key={of} className={style.markLine}>
          <StatusGroupMark group={of} />
          <span>{formats.number(count)}</span>
        </span>
      ))}
      {hovered.overdue > 0 && (
        <span className={style.markLate}>
          {t('overdue.short')}
          <span>{formats.number(hovered.overdue)}</span>
        </span>
      )}
      <span className={style.markTopics}>
        {topics.slice(0, mostTopics).map((topic) => (
          <span key={topic.of} className={style.markLine}>
            {topic.name}
            <span>{formats.number(topic.count)}</span>
          </span>
        ))}
        {topics.length > mostTopics && t('map.cluster.more', { count: topics.length - mostTopics })}
      </span>
    </div>
  )
}
