import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './browse.module.css'
import { toggled } from './filter-words.ts'

/** Which groups of topics are shown. */
export function TopicsDialog({
  open,
  chosen,
  onClose,
  onChange,
}: {
  open: boolean
  chosen: readonly string[]
  onClose: () => void
  onChange: (groups: string | undefined) => void
}) {
  const t = useWords()
  const name = useNames()
  const { groups } = useCategories()
  return (
    <Dialog
      title={t('city.filters.topics')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => onChange(undefined)}>{t('city.filters.all_topics')}</Button>
          <Button kind="primary" onPress={onClose}>
            {t('city.filters.show')}
          </Button>
        </>
      }
    >
      <div className={style.topics}>
        {groups.map(({ code, icon, name: names }) => (
          <Checkbox
            key={code}
            selected={chosen.includes(code)}
            onChange={() => onChange(toggled(chosen, code))}
          >
            <span className={style.topic}>
              <CategoryIcon icon={icon} />
              {name(names)}
            </span>
          </Checkbox>
        ))}
      </div>
    </Dialog>
  )
}
