import { mayUse } from '@gorozhanin/domain/people/rights'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type ReadWords, readWords } from '@gorozhanin/domain/reports/contact-api'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import { WhyDialog } from './why-dialog.tsx'

/** Shows what is hidden in a report to an agency that says what it needs it for. */
export function HiddenWords({ number, onRead }: { number: string; onRead: (words: ReadWords) => void }) {
  const t = useWords()
  const { roles } = useStaff()
  const [asking, setAsking] = useState(false)
  if (!mayUse(roles, readWords.access)) return null
  return (
    <div>
      <Button kind="plain" onPress={() => setAsking(true)}>
        <Icon of={Eye} size={16} />
        {t('words.show')}
      </Button>
      <WhyDialog
        what="words"
        open={asking}
        onClose={() => setAsking(false)}
        onAsk={async (body) => onRead(await call(readWords, { params: { number }, body }))}
      />
    </div>
  )
}

/** The card with what was read in the clear in place of what is hidden; what came after that stays as it came. */
export function withWords(card: ConsoleCard, read: ReadWords | null): ConsoleCard {
  if (!read) return card
  const { text, masks, address, history } = read
  return {
    ...card,
    text,
    masks,
    address,
    hidesWords: false,
    history: card.history.map((entry, index) => ({ ...entry, text: history[index] ?? entry.text })),
  }
}
