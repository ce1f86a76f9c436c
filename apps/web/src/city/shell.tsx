import { createLazyRoute, Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { AreaWords } from '../words/words.tsx'
import { forgetSent, resumeSending, useSending } from './filing/sending.ts'

function Shell() {
  return (
    <AreaWords area="city">
      <Sender />
      <Outlet />
    </AreaWords>
  )
}

/** Sends what waits for a connection, whatever page of the area is open, and shows the number when it is there. */
function Sender() {
  const sending = useSending()
  const navigate = useNavigate()
  const number = sending.phase === 'sent' ? sending.number : null

  useEffect(resumeSending, [])

  const show = useEffectEvent((filed: string) => {
    void navigate({ to: '/new', search: { step: 'done', number: filed }, replace: true })
    forgetSent()
  })
  useEffect(() => {
    if (number) show(number)
  }, [number])
  return null
}

export const shell = createLazyRoute('/city')({ component: Shell })
