import { CloudOff } from 'lucide-react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './filing.module.css'
import { hurrySending, stopSending, useSending } from './sending.ts'

/** While the report is on its way, or waits for a connection. */
export function SendingScreen() {
  const t = useWords()
  const formats = useFormats()
  const problemWords = useProblemWords()
  const sending = useSending()
  if (sending.phase === 'waiting') {
    const offline = sending.problem.code === 'network.offline'
    return (
      <div className={style.scroll}>
        <div className={style.waiting} role="status">
          <span className={style.waitingMark}>
            <Icon of={CloudOff} size={24} />
          </span>
          <h1 className={style.question}>{t('city.sending.waiting')}</h1>
          <p>{offline ? t('city.sending.offline') : problemWords(sending.problem)}</p>
          <p className={style.muted}>{t('city.sending.next', { time: formats.time(sending.retryAt) })}</p>
        </div>
        <div className={style.foot}>
          <Button kind="primary" wide onPress={hurrySending}>
            {t('city.sending.now')}
          </Button>
          <Button kind="plain" wide onPress={stopSending}>
            {t('city.sending.edit')}
          </Button>
        </div>
      </div>
    )
  }
  const share = sending.phase === 'sending' ? sending.share : 1
  return (
    <div className={style.scroll}>
      <div className={style.waiting} role="status">
        <h1 className={style.question}>{t('city.sending.title')}</h1>
        <div className={style.upload} aria-hidden>
          <span style={{ width: `${Math.round(share * 100)}%` }} />
        </div>
        <p className={style.muted}>
          {share < 1
            ? t('city.sending.share', { share: formats.percent(share) })
            : t('city.sending.accepting')}
        </p>
      </div>
    </div>
  )
}
