import { ChevronDown } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { MenuAction, MenuButton, MenuGroup } from '../../ui/menu.tsx'
import { useWords } from '../../words/words.tsx'
import { moveKeys, type StaffMove } from '../keys.ts'
import style from './moves.module.css'
import { barOf, isForward, type Offer } from './offers.ts'

type BarProps = {
  readonly offers: readonly Offer[]
  readonly label: (move: StaffMove) => string
  readonly reason: (move: StaffMove, why: string) => string
  /** The move that is on its way. */
  readonly pending: StaffMove | null
  readonly onChoose: (offer: Offer) => void
  /** Opens the form that publishes to another agency; absent where publishing is not possible. */
  readonly onPublishTo?: () => void
  /** Opens the form that takes the report for one of the agency's people; absent where that is not possible. */
  readonly onAcceptFor?: () => void
}

/** The likely moves as buttons with their keys; in the menu the others, and under each reason what it forbids. */
export function Bar({ offers, label, reason, pending, onChoose, onPublishTo, onAcceptFor }: BarProps) {
  const t = useWords()
  const { buttons, more } = barOf(offers)
  const legal = more.filter(({ why }) => why === null)
  const byReason = Map.groupBy(
    more.filter(({ why }) => why !== null),
    ({ move, why }) => reason(move, why ?? ''),
  )
  return (
    <div className={style.bar}>
      {buttons.map((offer, index) => (
        <Button
          key={offer.move}
          kind={index === 0 && offer.why === null && isForward(offer.move) ? 'primary' : 'quiet'}
          reason={offer.why && reason(offer.move, offer.why)}
          isPending={pending === offer.move}
          onPress={() => onChoose(offer)}
        >
          {label(offer.move)}
          {offer.why === null && <Kbd>{moveKeys[offer.move]}</Kbd>}
        </Button>
      ))}
      {(more.length > 0 || onPublishTo || onAcceptFor) && (
        <MenuButton
          label={t('moves.more')}
          trigger={
            <Button isPending={pending !== null && legal.some(({ move }) => move === pending)}>
              {t('moves.more')}
              <Icon of={ChevronDown} size={16} />
            </Button>
          }
        >
          {onPublishTo && <MenuAction onAction={onPublishTo}>{t('move.publish_to')}</MenuAction>}
          {onAcceptFor && <MenuAction onAction={onAcceptFor}>{t('move.accept_for')}</MenuAction>}
          {legal.map((offer) => (
            <MenuAction key={offer.move} keys={moveKeys[offer.move]} onAction={() => onChoose(offer)}>
              {label(offer.move)}
            </MenuAction>
          ))}
          {[...byReason].map(([why, refused]) => (
            <MenuGroup key={why} label={why}>
              {refused.map((offer) => (
                <MenuAction key={offer.move} muted onAction={() => onChoose(offer)}>
                  {label(offer.move)}
                </MenuAction>
              ))}
            </MenuGroup>
          ))}
        </MenuButton>
      )}
    </div>
  )
}
