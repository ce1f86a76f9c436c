import { createLazyRoute, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { toastDone } from '../ui/toast.tsx'
import { AreaWords, useWords } from '../words/words.tsx'
import { forgetTaken, resumeSending, useSending } from './filing/sending.ts'
import { bringWorker } from './worker.ts'

function Shell() {
  return (
    <AreaWords area="city">
      <Sender />
      <Outlet />
    </AreaWords>
  )
}

/**
 * Sends what waits for a connection, whatever page of the area is open. A person who waits for it is shown the number;
 * one who does something else by now is told of it.
 */
function Sender() {
  const t = useWords()
  const { taken } = useSending()
  const navigate = useNavigate()
  const { pathname } = useLocation()

  useEffect(() => {
    bringWorker()
    void resumeSending()
  }, [])

  const show = useEffectEvent(({ number, wasOpen }: NonNullable<typeof taken>) => {
    if (wasOpen && pathname === '/new')
      void navigate({ to: '/new', search: { step: 'done', number }, replace: true })
    else toastDone(t('city.sending.taken', { number }))
    forgetTaken()
  })
  useEffect(() => {
    if (taken) show(taken)
  }, [taken])
  return null
}

export const shell = createLazyRoute('/city')({ component: Shell })
