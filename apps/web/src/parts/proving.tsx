import { useSyncExternalStore } from 'react'
import { isProving, onProving } from '../api/proof.ts'
import { useWords } from '../words/words.tsx'
import style from './proving.module.css'

/** One calm line while the device proves that nobody floods the city; once, in the root. */
export function Proving() {
  const t = useWords()
  const proving = useSyncExternalStore(onProving, isProving)
  return (
    <div role="status" className={style.line} data-shown={proving || undefined}>
      {proving && t('app.proving')}
    </div>
  )
}
