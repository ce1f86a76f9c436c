import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { isTaken, keyAction, moveKeys, type StaffMove } from '../keys.ts'
import { AnswerForm } from './answer-form.tsx'
import { type FormName, hasDraft } from './draft.ts'
import { Meanwhile } from './meanwhile.tsx'
import style from './moves.module.css'
import { isForward, type Offer, offersOf, onlyReads, rolesOf } from './offers.ts'
import { AgencyForm, RejectForm, TextForm } from './short-forms.tsx'
import { isStale, useMove } from './use-move.ts'

/** Moves that need nothing but a press; the others open a form. */
const atOnce = ['publish', 'show', 'accept', 'publish_answer'] as const
type AtOnce = (typeof atOnce)[number]

function isAtOnce(move: StaffMove): move is AtOnce {
  return atOnce.some((one) => one === move)
}

/** What can be done with the report: a button a move with its key, and above them the form of the one that is chosen. */
export function Moves({ card }: { card: ConsoleCard }) {
  const t = useWords()
  const { roles } = useStaff()
  const problem = useProblemWords()
  const move = useMove(card)
  const { done } = useDesk()
  const [form, setForm] = useState<FormName | null>(null)
  // How much of the history the person had seen before beginning.
  const [seen, setSeen] = useState(card.history.length)
  const offers = offersOf(card)
  const reason = useReasons(card)

  const begin = (next: FormName) => {
    setSeen(card.history.length)
    setForm(next)
  }
  const choose = ({ move: name, why }: Offer) => {
    if (why !== null) return toastProblem(reason(name, why))
    if (move.isPending) return
    if (isAtOnce(name)) move.mutate({ move: name })
    else begin(name)
  }
  useMoveKeys(form === null ? offers : [], choose)

  if (onlyReads(roles)) return <p className={style.reading}>{t('moves.only_reading')}</p>
  if (offers.length === 0) return null

  const stale = isStale(move.error)
  // `Meanwhile` says who was faster, so the bare refusal is not repeated.
  const fault = move.isError && !stale ? problem(move.error) : null
  const meanwhile = stale || form ? card.history.slice(seen).filter(({ actor }) => actor !== 'system') : []
  const publish = offers.find((offer) => offer.move === 'publish' && offer.why === null)
  return (
    <section className={style.moves} aria-label={t('moves.title')}>
      <Meanwhile entries={meanwhile} />
      {form && (
        <Form
          key={form}
          name={form}
          card={card}
          why={offers.find(
            (offer) => formOf(offer.move) === form || (form === 'publish_to' && offer.move === 'publish'),
          )}
          pending={move.isPending}
          onSend={move.mutate}
          onClose={() => setForm(null)}
          reason={reason}
        />
      )}
      <p role="status" className={style.done}>
        {done && !form && (
          <>
            <Icon of={Check} size={16} />
            {done}
          </>
        )}
      </p>
      <div role="alert">{fault && <p className={style.fault}>{fault}</p>}</div>
      {!form && (
        <div className={style.bar}>
          {offers.map((offer, index) => (
            <Button
              key={offer.move}
              kind={index === 0 && offer.why === null && isForward(offer.move) ? 'primary' : 'quiet'}
              reason={offer.why && reason(offer.move, offer.why)}
              isPending={move.isPending && move.variables?.move === offer.move}
              onPress={() => choose(offer)}
            >
              <Label card={card} move={offer.move} />
              {offer.why === null && <Kbd>{moveKeys[offer.move]}</Kbd>}
            </Button>
          ))}
          {publish && <Button onPress={() => begin('publish_to')}>{t('move.publish_to')}</Button>}
        </div>
      )}
    </section>
  )
}

function formOf(move: StaffMove): FormName | null {
  return isAtOnce(move) ? null : move
}

function Label({ card, move }: { card: ConsoleCard; move: StaffMove }): ReactNode {
  const t = useWords()
  const form = formOf(move)
  const isBegun = form !== null && hasDraft(card.number, form)
  return isBegun ? t('move.continue', { move: t(`move.${move}`) }) : t(`move.${move}`)
}

/** Why a move may not be made, as a sentence that names who makes it. */
function useReasons({ emergency }: ConsoleCard): (move: StaffMove, why: string) => string {
  const t = useWords()
  return (move, why) => {
    if (why === 'report.move_not_for_role') {
      const roles = rolesOf(move, emergency).map((role) => t(`role.${role}`))
      return t('move.why.role', { roles: roles.join(', ') })
    }
    return why === 'report.move_not_for_agency'
      ? t('problem.report.move_not_for_agency')
      : t('move.why.status')
  }
}

function useMoveKeys(offers: readonly Offer[], choose: (offer: Offer) => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const action = keyAction(event)
    if (action?.kind !== 'move' || event.repeat || event.defaultPrevented || isTaken(event.target)) return
    const offer = offers.find(({ move }) => action.moves.includes(move))
    if (!offer) return
    event.preventDefault()
    choose(offer)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

type FormProps = {
  readonly name: FormName
  readonly card: ConsoleCard
  /** The offer that the form is for, while it stands. */
  readonly why: Offer | undefined
  readonly pending: boolean
  readonly onSend: ReturnType<typeof useMove>['mutate']
  readonly onClose: () => void
  readonly reason: (move: StaffMove, why: string) => string
}

function Form({ name, card, why, pending, onSend, onClose, reason }: FormProps) {
  const t = useWords()
  // While the form was open someone may have taken the step away: the words stay, the button says why.
  const refused =
    why === undefined ? t('move.why.status') : why.why === null ? null : reason(why.move, why.why)
  const common = { card, pending, refused, onSend, onClose }
  if (name === 'answer') return <AnswerForm {...common} />
  if (name === 'reject') return <RejectForm {...common} />
  if (name === 'redirect' || name === 'publish_to') return <AgencyForm {...common} name={name} />
  return <TextForm {...common} name={name} />
}
