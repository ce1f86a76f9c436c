import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useCategories } from '../../api/city.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { discardDraft, drafts } from '../filing/current-draft.ts'
import type { Draft } from '../filing/draft.ts'
import { useRefusal, useSending } from '../filing/sending.ts'
import style from './mine.module.css'

/** A report that the city does not have yet: what it is about, and whether it waits for the person or the connection. */
export function DraftLine({ draft }: { draft: Draft }) {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const { categories } = useCategories()
  const category = categories.find(({ code }) => code === draft.category)
  const step = category ? 'tell' : 'where'
  return (
    <div className={style.draft}>
      <button
        type="button"
        className={style.line}
        onClick={() => {
          drafts.open(draft.clientKey)
          void navigate({ to: '/new', search: { step } })
        }}
      >
        <span className={style.name}>{category ? name(category.name) : t('city.mine.draft')}</span>
        <span className={style.where}>{draft.text.trim() || draft.address}</span>
        <Standing draft={draft} />
      </button>
      {!draft.queued && (
        <Button
          kind="plain"
          aria-label={t('city.mine.draft_drop')}
          onPress={() => toastDone(t('city.draft.gone'), discardDraft(draft))}
        >
          <Icon of={Trash2} />
        </Button>
      )}
    </div>
  )
}

function Standing({ draft }: { draft: Draft }) {
  const t = useWords()
  const formats = useFormats()
  const { course } = useSending()
  const refused = useRefusal(draft)
  if (refused) return <span className={style.refused}>{t('city.mine.draft_refused')}</span>
  if (!draft.queued) return <span className={style.state}>{t('city.mine.draft_text')}</span>
  const goes = course.phase === 'sending' && course.clientKey === draft.clientKey
  return (
    <span className={style.state} role="status">
      <span className={style.waits}>
        {goes
          ? t('city.mine.draft_going', { share: formats.percent(course.share) })
          : t('city.mine.draft_queued')}
      </span>
    </span>
  )
}
