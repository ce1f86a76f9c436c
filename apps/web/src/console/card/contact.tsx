import { mayUse } from '@gorozhanin/domain/people/rights'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type ContactOfAuthor, readContact } from '@gorozhanin/domain/reports/contact-api'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { spacedPhone } from '../../words/contact.ts'
import { useWords } from '../../words/words.tsx'
import style from './facts.module.css'
import { WhyDialog } from './why-dialog.tsx'

type ContactProps = {
  readonly number: string
  readonly contact: NonNullable<ConsoleCard['contact']>
}

/** How the author can be reached: masked, until someone who may see it says what it is needed for. */
export function Contact({ number, contact }: ContactProps) {
  const t = useWords()
  const { roles } = useStaff()
  const [asking, setAsking] = useState(false)
  const [known, setKnown] = useState<ContactOfAuthor | null>(null)
  if (known) return <Known {...known} />
  const masked = [contact.email, contact.phone].filter(Boolean).join(', ')
  if (!mayUse(roles, readContact.access)) {
    return (
      <>
        {masked} <span className={style.note}>{t('card.contact.masked')}</span>
      </>
    )
  }
  return (
    <span className={style.contact}>
      {masked}
      <Button kind="plain" onPress={() => setAsking(true)}>
        {t('contact.show')}
      </Button>
      <WhyDialog
        what="contact"
        open={asking}
        onClose={() => setAsking(false)}
        onAsk={async (body) => setKnown(await call(readContact, { params: { number }, body }))}
      />
    </span>
  )
}

function Known({ email, phone }: ContactOfAuthor) {
  return (
    <span className={style.contact}>
      {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      {phone !== null && <a href={`tel:${phone}`}>{spacedPhone(phone)}</a>}
    </span>
  )
}
