import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import type { ReadWords } from '@gorozhanin/domain/reports/contact-api'
import { useQuery } from '@tanstack/react-query'
import { FileX } from 'lucide-react'
import { useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { putDraft } from '../moves/draft.ts'
import { Moves } from '../moves/moves.tsx'
import { cardQuery } from '../queries.ts'
import { AnswerReview } from './answer-review.tsx'
import { CardHead } from './card-head.tsx'
import { Clocks } from './clocks.tsx'
import { DeferralView } from './deferral-view.tsx'
import { DraftView } from './draft-view.tsx'
import { Facts } from './facts.tsx'
import { HiddenWords, withWords } from './hidden-words.tsx'
import { History } from './history.tsx'
import { MaskableText } from './masks/maskable-text.tsx'
import { CardPhotos } from './paint/card-photos.tsx'
import { Related } from './related.tsx'
import { RemarksView } from './remarks-view.tsx'
import style from './report-card.module.css'
import { useReasonName } from './use-reason-name.ts'
import { WhyAgency } from './why-agency.tsx'

/** The card of one report in the right pane. */
export function ReportCardPane({ number, onMap }: { number: string; onMap: () => void }) {
  const t = useWords()
  const problem = useProblemWords()
  const { open } = useDesk()
  const card = useQuery(cardQuery(number))
  if (card.data) return <ReportCard card={card.data} onMap={onMap} />
  if (card.error instanceof ApiProblem && card.error.code === 'report.not_found') {
    return (
      <EmptyState
        icon={FileX}
        title={t('card.not_found.title', { number })}
        action={<Button onPress={() => open(null)}>{t('card.not_found.back')}</Button>}
      >
        {t('card.not_found.text')}
      </EmptyState>
    )
  }
  if (card.error) return <ErrorState text={problem(card.error)} onRetry={() => void card.refetch()} />
  return <Waiting />
}

function ReportCard({ card: masked, onMap }: { card: ConsoleCard; onMap: () => void }) {
  const t = useWords()
  const name = useNames()
  const reasonName = useReasonName()
  const [read, setRead] = useState<ReadWords | null>(null)
  const card = withWords(masked, read)
  const about = name(card.category.name)
  // How often the form of a merge was asked for: each time it opens anew with what was chosen.
  const [mergeTurn, setMergeTurn] = useState(0)
  const beginMerge = (parent: string) => {
    putDraft(card.number, 'merge', { number: parent })
    setMergeTurn((turn) => turn + 1)
  }
  const explanation = card.history.findLast((entry) => entry.name === 'answer')?.reason
  return (
    <article className={style.card} aria-labelledby="card-title">
      <CardHead card={card} onMap={onMap} />
      <div className={style.body}>
        <Clocks clocks={card.clocks} />
        <MaskableText
          of={{ number: card.number, version: card.version }}
          text={card.text}
          masks={card.masks}
          className={style.text}
        />
        {card.hidesWords && <HiddenWords number={card.number} onRead={setRead} />}
        {card.photos.length > 0 ? (
          <CardPhotos number={card.number} photos={card.photos} about={about} />
        ) : (
          <p className={style.quiet}>{t('console.mark.no_photo')}</p>
        )}
        {card.pending === 'answer' && card.answer && (
          <AnswerReview
            number={card.number}
            answer={card.answer}
            reason={explanation ? reasonName('answer', explanation) : null}
            agency={name(card.agency.name)}
            about={about}
          />
        )}
        {card.draft && <DraftView draft={card.draft} about={about} />}
        {card.deferral && (
          <DeferralView
            deferral={card.deferral}
            proposed={card.pending === 'deferral'}
            agency={name(card.agency.name)}
          />
        )}
        <RemarksView card={card} />
        <Related card={card} onMerge={beginMerge} />
        <Facts card={card} />
        <WhyAgency route={card.route} />
        <History card={card} about={about} />
      </div>
      <Moves card={card} mergeTurn={mergeTurn} />
    </article>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      <Skeleton width="30%" height="18px" />
      <Skeleton width="80%" height="24px" />
      <Skeleton height="72px" />
      <Skeleton height="96px" />
      <Skeleton height="72px" />
    </div>
  )
}
