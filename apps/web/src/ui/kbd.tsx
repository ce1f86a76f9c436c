import style from './kbd.module.css'

/** A key, shown where it acts. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={style.kbd}>{children}</kbd>
}
