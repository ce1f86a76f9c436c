import { createRootRoute, Link, Outlet } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Suspense } from 'react'
import { Proving } from './parts/proving.tsx'
import style from './root.module.css'
import { Button, buttonClass } from './ui/button.tsx'
import { EmptyState, Skeleton } from './ui/states.tsx'
import { Toasts } from './ui/toast.tsx'
import { useWords } from './words/words.tsx'

/** What surrounds every page: the way past the header, the page, the toasts. Pages give `main` the id `main`. */
function Root() {
  const t = useWords()
  return (
    <>
      <a className={style.skip} href="#main">
        {t('app.skip')}
      </a>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
      <Toasts />
      <Proving />
    </>
  )
}

/** The shape of a page while its code is on the way. */
export function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      <Skeleton width="40%" height="28px" />
      <Skeleton height="120px" />
      <Skeleton height="120px" />
    </div>
  )
}

function NotFound() {
  const t = useWords()
  return (
    <main id="main" className={style.alone}>
      <EmptyState
        icon={Compass}
        title={t('error.not_found.title')}
        action={
          <Link to="/" className={buttonClass('quiet')}>
            {t('error.not_found.home')}
          </Link>
        }
      >
        {t('error.not_found.text')}
      </EmptyState>
    </main>
  )
}

function Crash() {
  const t = useWords()
  return (
    <main id="main" className={style.alone}>
      <EmptyState
        title={t('error.crash.title')}
        action={<Button onPress={() => location.reload()}>{t('error.crash.reload')}</Button>}
      >
        {t('error.crash.text')}
      </EmptyState>
    </main>
  )
}

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Crash,
})
