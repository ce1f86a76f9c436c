import { useNavigate } from '@tanstack/react-router'
import { CloudOff } from 'lucide-react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { sendsByItself } from '../worker.ts'
import { drafts, useDraft } from './current-draft.ts'
import style from './filing.module.css'
import { hurrySending, stopSending, useSending } from './sending.ts'

/** While the open draft is on its way, or waits for a connection or for its turn. */
export function SendingScreen() {
  const draft = useDraft()
  const { course } = useSending()
  const goes = course.phase === 'sending' && course.clientKey === draft.clientKey
  return <div className={style.scroll}>{goes ? <Going share={course.share} /> : <Waits />}</div>
}

function Going({ share }: { share: number }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <div className={style.waiting} role="status">
      <h1 className={style.question}>{t('city.sending.title')}</h1>
      <div className={style.upload} aria-hidden>
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p className={style.muted}>
        {share < 1 ? t('city.sending.share', { share: formats.percent(share) }) : t('city.sending.accepting')}
      </p>
    </div>
  )
}

function Waits() {
  const t = useWords()
  const formats = useFormats()
  const problemWords = useProblemWords()
  const navigate = useNavigate()
  const draft = useDraft()
  const { course } = useSending()
  const problem = course.phase === 'waiting' ? course.problem : null
  return (
    <>
      <div className={style.waiting} role="status">
        <span className={style.waitingMark}>
          <Icon of={CloudOff} size={24} />
        </span>
        <h1 className={style.question}>{t(problem ? 'city.sending.waiting' : 'city.sending.turn')}</h1>
        {problem && problem.code !== 'network.offline' && <p>{problemWords(problem)}</p>}
        <p>
          {t('city.sending.kept')} {t(sendsByItself ? 'city.sending.by_itself' : 'city.sending.on_return')}
        </p>
        {course.phase === 'waiting' && (
          <p className={style.muted}>{t('city.sending.next', { time: formats.time(course.retryAt) })}</p>
        )}
      </div>
      <div className={style.foot}>
        {problem && (
          <Button kind="primary" wide onPress={hurrySending}>
            {t('city.sending.now')}
          </Button>
        )}
        <Button
          wide
          onPress={() => {
            drafts.begin()
            void navigate({ to: '/new', search: { step: 'where' } })
          }}
        >
          {t('city.sending.another')}
        </Button>
        <Button kind="plain" wide onPress={() => stopSending(draft)}>
          {t('city.sending.edit')}
        </Button>
      </div>
    </>
  )
}
