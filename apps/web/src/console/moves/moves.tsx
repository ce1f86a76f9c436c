import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { Check } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { isTaken, keyAction, type StaffMove } from '../keys.ts'
import { Bar } from './bar.tsx'
import { type FormName, hasDraft } from './draft.ts'
import { Form } from './form.tsx'
import { Meanwhile } from './meanwhile.tsx'
import style from './moves.module.css'
import { isAtOnce, type Offer, offersOf, onlyReads } from './offers.ts'
import { useFaults } from './use-faults.ts'
import { isStale, useMove } from './use-move.ts'
import { useReasons } from './use-reasons.ts'

/** What can be done with the report: a button a move with its key, and above them the form of the one that is chosen. */
export function Moves({ card, mergeTurn }: { card: ConsoleCard; mergeTurn: number }) {
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
  const faultOf = useFaults(move)

  const begin = (next: FormName) => {
    setSeen(card.history.length)
    setForm(next)
  }
  // Another part of the card has filled the form of a merge.
  const [turn, setTurn] = useState(mergeTurn)
  if (turn !== mergeTurn) {
    setTurn(mergeTurn)
    begin('merge')
  }
  const close = () => {
    move.reset()
    setForm(null)
  }
  const choose = ({ move: name, why }: Offer) => {
    if (why !== null) return toastProblem(reason(name, why))
    if (move.isPending) return
    if (isAtOnce(name)) move.mutate({ move: name })
    else begin(name)
  }
  useMoveKeys(form === null ? offers : [], choose)

  if (onlyReads(roles, offers)) return <p className={style.reading}>{t('moves.only_reading')}</p>
  if (offers.length === 0) return null

  const stale = isStale(move.error)
  // `Meanwhile` says who was faster, so the bare refusal is not repeated.
  const fault = move.isError && !stale ? problem(move.error) : null
  const meanwhile = stale || form ? card.history.slice(seen).filter(({ actor }) => actor !== 'system') : []
  const may = (name: StaffMove) => offers.some((offer) => offer.move === name && offer.why === null)
  const mayAcceptFor = may('accept') && card.performers.length > 0
  // While the form was open someone may have taken the step away: the words stay, the button says why.
  const refusedNow = (form: FormName) => {
    const name = form === 'publish_to' ? 'publish' : form === 'accept_for' ? 'accept' : form
    const offer = offers.find((one) => one.move === name)
    if (!offer) return t('move.why.status')
    return offer.why && reason(name, offer.why)
  }
  const label = (name: StaffMove) => {
    const isBegun = !isAtOnce(name) && hasDraft(card.number, name)
    return isBegun ? t('move.continue', { move: t(`move.${name}`) }) : t(`move.${name}`)
  }
  return (
    <section className={style.moves} aria-label={t('moves.title')}>
      <Meanwhile entries={meanwhile} />
      {form && (
        <Form
          key={`${form} ${turn}`}
          name={form}
          card={card}
          pending={move.isPending}
          refused={refusedNow(form)}
          faultOf={faultOf}
          onSend={move.mutate}
          onClose={close}
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
        <Bar
          offers={offers}
          label={label}
          reason={reason}
          pending={move.isPending ? move.variables.move : null}
          onChoose={choose}
          {...(may('publish') && { onPublishTo: () => begin('publish_to') })}
          {...(mayAcceptFor && { onAcceptFor: () => begin('accept_for') })}
        />
      )}
    </section>
  )
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
