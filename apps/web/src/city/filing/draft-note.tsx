import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { Button } from '../../ui/button.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { drafts } from './current-draft.ts'
import style from './filing.module.css'

/** Says that an earlier report goes on here, and offers to begin another: this one then waits in «Мои сообщения». */
export function DraftNote({ category }: { category: PublicCategory | undefined }) {
  const t = useWords()
  const name = useNames()
  return (
    <div className={style.draft}>
      <p>{category ? t('city.draft.goes_on', { category: name(category.name) }) : t('city.draft.kept')}</p>
      <Button kind="plain" onPress={() => drafts.begin()}>
        {t('city.draft.anew')}
      </Button>
    </div>
  )
}
