import type { Language } from '@gorozhanin/domain/names'
import {
  type ComponentType,
  createContext,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useState,
  useTransition,
} from 'react'
import { I18nProvider } from 'react-aria-components'
import { type Area, loadWords, type Messages, type WordKey } from './catalogue.ts'
import { initialLanguage, rememberLanguage } from './language.ts'
import { say, type Values } from './say.ts'

type LanguageState = {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState | null>(null)
const MessagesContext = createContext<Messages>({})

/** The language of the page and the words of the shell. Suspends until they are there. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setState] = useState(initialLanguage)
  const [, startTransition] = useTransition()
  const messages = use(loadWords(language, 'core'))

  const setLanguage = useCallback((next: Language) => {
    rememberLanguage(next)
    startTransition(() => setState(next))
  }, [])
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage])

  document.documentElement.lang = language
  return (
    <LanguageContext value={state}>
      <I18nProvider locale={locales[language]}>
        <MessagesContext value={messages}>{children}</MessagesContext>
      </I18nProvider>
    </LanguageContext>
  )
}

/** British forms for English: day before month, the 24-hour clock. */
const locales = { ru: 'ru-RU', en: 'en-GB' } as const satisfies Record<Language, string>

/** Adds the words of a lazy area. Suspends until they are there. */
export function AreaWords({ area, children }: { area: Exclude<Area, 'core'>; children: ReactNode }) {
  const { language } = useLanguage()
  const outer = use(MessagesContext)
  const words = use(loadWords(language, area))
  const messages = useMemo(() => ({ ...outer, ...words }), [outer, words])
  return <MessagesContext value={messages}>{children}</MessagesContext>
}

/** A page with the words of its area. */
export function withWords(area: Exclude<Area, 'core'>, Page: ComponentType) {
  return () => (
    <AreaWords area={area}>
      <Page />
    </AreaWords>
  )
}

/** The language of the page and how to change it. */
export function useLanguage(): LanguageState {
  const state = use(LanguageContext)
  if (!state) throw new Error('useLanguage outside LanguageProvider')
  return state
}

/** Whether the words that the page has know a name. */
export function useKnows(): (key: string) => key is WordKey {
  const messages = use(MessagesContext)
  return (key): key is WordKey => Object.hasOwn(messages, key)
}

export type Translate = (key: WordKey, values?: Values) => string

/** `t(key, values)`: the words for `key` in the language of the page, plural forms and thin spaces right. */
export function useWords(): Translate {
  const { language } = useLanguage()
  const messages = use(MessagesContext)
  return useCallback(
    (key, values) => {
      const message = messages[key]
      try {
        if (message === undefined) throw new Error(`no words for ${key}`)
        return say(locales[language], message, values)
      } catch (fault) {
        console.error(fault)
        return key
      }
    },
    [language, messages],
  )
}
