import type { ReportCard } from '@gorozhanin/domain/reports/api'
import type { ReactNode } from 'react'
import { PhotoStrip } from '../../../parts/photo-strip.tsx'
import { Button } from '../../../ui/button.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useFormats } from '../../../words/use-formats.ts'
import { useWords } from '../../../words/words.tsx'
import { photosKey } from '../history-words.ts'
import style from './own.module.css'
import { OwnForm } from './own-form.tsx'
import { askOf, may, type ShortMove } from './own-move.ts'
import { useOwnForm } from './use-own-form.ts'

/** What the author is waited for: the question, until when, and one or two buttons; the form opens in their place. */
export function OwnAsk({ report, onDone }: { report: ReportCard; onDone: () => void }) {
  const t = useWords()
  const ask = askOf(report)
  const own = useOwnForm(report, onDone)
  // The reply needs no button: the question and the field for it are one thing.
  const opened = own.opened && own.opened.move !== 'amend' ? own.opened.move : null
  const shown = opened ?? (ask === 'reply' ? 'reply' : null)
  if (ask === null && shown === null) return null
  return (
    <section className={style.block} aria-label={t('city.own.title')}>
      {ask === 'reply' && <Question report={report} />}
      {ask === 'answer' && <Answer report={report} />}
      {ask === 'disputed' && <Head title={t('city.own.disputed.ask')}>{t('city.own.disputed.text')}</Head>}
      {ask === 'object' && <Rejection report={report} />}
      {shown ? (
        <OwnForm key={shown} move={shown} own={own} />
      ) : (
        <Choices report={report} onBegin={own.begin} />
      )}
    </section>
  )
}

function Question({ report }: { report: ReportCard }) {
  const t = useWords()
  const until = useUntil(report)
  const question = report.timeline.findLast(({ name }) => name === 'ask')?.text
  return (
    <>
      <Head title={t('city.own.reply.ask')}>{until && t('city.own.reply.until', { until })}</Head>
      {question && <blockquote className={style.said}>{question}</blockquote>}
    </>
  )
}

function Answer({ report }: { report: ReportCard }) {
  const t = useWords()
  const until = useUntil(report)
  const answer = report.timeline.findLast(({ name }) => name === 'publish_answer')
  return (
    <>
      <Head title={t('city.own.answer.ask', { outcome: report.outcome ?? 'none' })}>
        {until && t('city.own.answer.until', { until })}
      </Head>
      {answer?.text && <blockquote className={style.said}>{answer.text}</blockquote>}
      {answer && <PhotoStrip photos={answer.photos} about={t(photosKey(answer))} small />}
    </>
  )
}

function Rejection({ report }: { report: ReportCard }) {
  const t = useWords()
  const why = report.timeline.findLast(({ name }) => name === 'reject')?.text
  return (
    <>
      <Head title={t('city.own.object.ask')}>{t('city.own.object.until')}</Head>
      {why && <blockquote className={style.said}>{why}</blockquote>}
    </>
  )
}

/** Buttons of what may be done about it; the first one is the expected one. */
function Choices({ report, onBegin }: { report: ReportCard; onBegin: (move: ShortMove) => void }) {
  const t = useWords()
  const { outcome } = report
  const offered = (['confirm', 'return', 'disagree', 'object'] as const).filter((move) => may(report, move))
  return (
    <div className={style.choices}>
      {offered.map((move) => (
        <Button key={move} onPress={() => onBegin(move)} kind={move === 'confirm' ? 'primary' : 'quiet'}>
          {t(`city.own.${move}`, { outcome: outcome ?? 'none' })}
        </Button>
      ))}
    </div>
  )
}

function Head({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={style.head}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </div>
  )
}

function useUntil({ waitsUntil }: ReportCard): string | null {
  const formats = useFormats()
  const now = useNow()
  return waitsUntil && formats.until(waitsUntil, now)
}
