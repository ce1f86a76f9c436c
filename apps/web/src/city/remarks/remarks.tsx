import type { Remark, ReportCard } from '@gorozhanin/domain/reports/api'
import { reasonName } from '@gorozhanin/domain/reports/reason-lists'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useReasonLists } from '../../api/city.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { RemarkForm } from './remark-form.tsx'
import { dropRemark } from './remark-sending.ts'
import style from './remarks.module.css'

/** What neighbours have added, the own additions with what became of them, and the way to add one. */
export function Remarks({ report }: { report: ReportCard }) {
  const t = useWords()
  const { number, remarks, remarkable } = report
  if (remarks.length === 0 && !remarkable) return null
  return (
    <section className={style.remarks} aria-label={t('city.remarks.title')}>
      {remarks.length > 0 && (
        <>
          <h2>{t('city.remarks.title')}</h2>
          <ul className={style.list}>
            {remarks.map((remark) => (
              <OneRemark key={remark.id} number={number} remark={remark} />
            ))}
          </ul>
        </>
      )}
      {remarkable && <RemarkForm number={number} />}
    </section>
  )
}

function OneRemark({ number, remark }: { number: string; remark: Remark }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const problemWords = useProblemWords()
  const { mutate, isPending } = useMutation({
    mutationFn: () => dropRemark(number, remark.id),
    onError: (fault) => {
      if (fault instanceof ApiProblem) toastProblem(problemWords(fault))
    },
  })
  const { at, state, text, photos, mine } = remark
  return (
    <li className={style.remark}>
      <p className={style.head}>
        <time dateTime={at}>{formats.moment(at, now)}</time>
        {mine && <Badge tone="accent">{t('city.remarks.mine')}</Badge>}
        {state === 'waiting' && <Badge>{t('city.remarks.waiting')}</Badge>}
        {state === 'rejected' && <Badge tone="warning">{t('city.remarks.rejected')}</Badge>}
      </p>
      {text && <p className={style.said}>{text}</p>}
      <PhotoStrip photos={photos} about={t('city.remarks.photo')} small />
      {state === 'waiting' && <p className={style.note}>{t('city.remarks.waiting_note')}</p>}
      {state === 'rejected' && <Refusal remark={remark} />}
      {mine && (
        <Button kind="plain" isPending={isPending} onPress={() => mutate()}>
          <Icon of={Trash2} size={16} />
          {t('city.remarks.take_back')}
        </Button>
      )}
    </li>
  )
}

function Refusal({ remark: { reason, reasonText } }: { remark: Remark }) {
  const name = useNames()
  const lists = useReasonLists()
  const why = reason && reasonName(lists, 'rejection', reason)
  return <p className={style.note}>{[why && name(why), reasonText].filter(Boolean).join('. ')}</p>
}
