import type { ReactNode } from 'react'
import { ApiProblem } from '../../../api/problem.ts'
import { useProblemWords } from '../../../api/problem-words.ts'
import { Button } from '../../../ui/button.tsx'
import { useWords } from '../../../words/words.tsx'
import style from './own.module.css'
import type { OwnFormState } from './use-own-form.ts'

type SendRowProps = {
  readonly own: OwnFormState
  readonly kind?: 'primary' | 'danger'
  /** Photos are on their way. */
  readonly uploading: boolean
  readonly children: ReactNode
  /** What the button that closes the form says; absent where the form stands open by itself. */
  readonly cancel: string | null
}

/** The end of a form of the author: what went wrong with it as a whole, and its buttons. */
export function SendRow({ own, kind = 'primary', uploading, children, cancel }: SendRowProps) {
  const t = useWords()
  const problem = useProblemWords()
  const { fault, late, pending, close } = own
  const atFields = fault instanceof ApiProblem && fault.errors.length > 0
  const reason = late ? t('city.own.meanwhile_late') : uploading ? t('city.own.uploading') : null
  return (
    <>
      <div role="alert">
        {fault !== null && !atFields && (
          <p className={style.fault}>{isOffline(fault) ? t('city.own.offline') : problem(fault)}</p>
        )}
      </div>
      <div className={style.choices}>
        <Button type="submit" kind={kind} reason={reason} isPending={pending}>
          {children}
        </Button>
        {cancel && (
          <Button kind="plain" onPress={close}>
            {cancel}
          </Button>
        )}
      </div>
    </>
  )
}

function isOffline(fault: unknown): boolean {
  return fault instanceof ApiProblem && fault.code === 'network.offline'
}
