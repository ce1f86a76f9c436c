import { type ComponentType, lazy, Suspense } from 'react'

const load = () => import('./toasts.tsx')

/** Where toasts appear comes after the page; a page that cannot have it is a page all the same. */
const Region = lazy(async (): Promise<{ default: ComponentType }> => {
  if (document.readyState !== 'complete')
    await new Promise((done) => addEventListener('load', done, { once: true }))
  return load().then(
    ({ Region }) => ({ default: Region }),
    () => ({ default: () => null }),
  )
})

/** Long enough to read and to reach «Отменить»; the pointer or the focus over it stops the count. */
const shownMs = 8000

/** Says that something is done, and offers to undo it where that is possible. */
export function toastDone(text: string, undo?: () => void): void {
  void load().then(({ queue }) =>
    queue.add({ text, kind: 'done', ...(undo && { undo }) }, { timeout: shownMs }),
  )
}

/** Says that something did not work; stays until it is closed. */
export function toastProblem(text: string): void {
  void load().then(({ queue }) => queue.add({ text, kind: 'problem' }))
}

/** Says what did not work where there is another way; goes by itself. */
export function toastPassing(text: string): void {
  void load().then(({ queue }) => queue.add({ text, kind: 'problem' }, { timeout: shownMs }))
}

/** Where toasts appear; once, in the root. */
export function Toasts() {
  return (
    <Suspense>
      <Region />
    </Suspense>
  )
}
