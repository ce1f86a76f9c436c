import { mayUse } from '@gorozhanin/domain/people/rights'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { readContact } from '@gorozhanin/domain/reports/contact-api'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/words.tsx'
import style from './facts.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

type ContactProps = {
  readonly number: string
  readonly contact: NonNullable<ConsoleCard['contact']>
}

/** How the author can be reached: masked, until someone who may see it says what it is needed for. */
export function Contact({ number, contact }: ContactProps) {
  const t = useWords()
  const { roles } = useStaff()
  const [asking, setAsking] = useState(false)
  const [email, setEmail] = useState<string | null>(null)
  if (email !== null) return <a href={`mailto:${email}`}>{email}</a>
  if (!mayUse(roles, readContact.access)) {
    return (
      <>
        {contact.email} <span className={style.note}>{t('card.contact.masked')}</span>
      </>
    )
  }
  return (
    <span className={style.contact}>
      {contact.email}
      <Button kind="plain" onPress={() => setAsking(true)}>
        {t('contact.show')}
      </Button>
      <ReasonDialog
        what="contact"
        open={asking}
        onClose={() => setAsking(false)}
        onAsk={async (body) => setEmail((await call(readContact, { params: { number }, body })).email)}
      />
    </span>
  )
}
