import type { Hint } from '@gorozhanin/domain/reports/support-api'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, UserPlus } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useAccount } from '../../api/account.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { queryClient } from '../../api/queries.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { photoAddress } from '../../parts/photo-address.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useSettled } from '../../parts/use-settled.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import { saySupport } from '../support/support.ts'
import { drafts } from './current-draft.ts'
import type { Draft } from './draft.ts'
import style from './hints.module.css'
import { rememberJoined } from './joined-draft.ts'
import { similarQuery } from './similar.ts'

/**
 * «Похоже, об этом уже сообщили». The line has its place from the beginning; what was known before the step opened
 * stands open under it, what is learnt while words come is opened by the person.
 */
export function Hints({ draft }: { draft: Draft }) {
  const t = useWords()
  const text = useSettled(draft.text)
  const query = similarQuery({ ...draft, text })
  const { data } = useQuery(query)
  const [open, setOpen] = useState(() => (queryClient.getQueryData(query.queryKey)?.reports.length ?? 0) > 0)
  const [others, setOthers] = useState<readonly string[]>([])
  const line = useRef<HTMLDivElement>(null)
  const list = useId()
  if (draft.withoutPlace || draft.place === null) return null

  const hints = data?.reports.filter(({ number }) => !others.includes(number)) ?? []
  const shown = open && hints.length > 0
  return (
    <section className={style.hints} aria-label={t('city.hints.title')}>
      <div ref={line} className={style.line} role="status" tabIndex={-1}>
        {hints.length > 0
          ? t('city.hints.found', { count: hints.length })
          : others.length > 0
            ? t('city.hints.others')
            : data && <span className={style.none}>{t('city.hints.none')}</span>}
        {hints.length > 0 && (
          <Button kind="plain" aria-expanded={shown} aria-controls={list} onPress={() => setOpen(!open)}>
            {t(shown ? 'city.hints.hide' : 'city.hints.show')}
            <Icon of={shown ? ChevronUp : ChevronDown} size={16} />
          </Button>
        )}
      </div>
      {shown && (
        <ul id={list} className={style.list}>
          {hints.map((hint) => (
            <HintCard
              key={hint.number}
              hint={hint}
              onOther={() => {
                setOthers((known) => [...known, hint.number])
                line.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function HintCard({ hint, onOther }: { hint: Hint; onOther: () => void }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const navigate = useNavigate()
  const problemWords = useProblemWords()
  const { language } = useLanguage()
  const account = useAccount()
  const {
    number,
    category,
    photo,
    status,
    overdue,
    meters,
    registeredAt,
    excerpt,
    supporters,
    mine,
    supported,
  } = hint
  const join = useMutation({
    mutationFn: async () => {
      const { email, contactConsent } = drafts.get()
      const address = account === null && contactConsent && email.trim() !== '' ? email.trim() : null
      await saySupport(number, language, address)
      rememberJoined(number, address)
    },
    onSuccess: () => void navigate({ to: '/new', search: { step: 'joined', number } }),
    onError: (fault) => {
      if (fault instanceof ApiProblem) toastProblem(problemWords(fault))
    },
  })
  return (
    <li className={style.card}>
      {photo ? (
        <img
          className={style.photo}
          src={photoAddress(photo, 'small')}
          alt=""
          width={72}
          height={72}
          decoding="async"
        />
      ) : (
        <span className={style.noPhoto}>
          <CategoryIcon icon={category.icon} />
        </span>
      )}
      <div className={style.body}>
        <Link to="/reports/$number" params={{ number }} className={style.name}>
          {name(category.name)}
        </Link>
        <StatusMark status={status} overdue={overdue} />
        <p className={style.meta}>
          {meters < HERE_METERS ? t('city.hints.here') : t('city.hints.meters', { meters })}
          {' · '}
          {formats.shortDay(registeredAt, now)}
          {supporters > 0 && ` · ${t('city.report.supporters', { count: supporters })}`}
        </p>
        <p className={style.excerpt}>{excerpt}</p>
      </div>
      {mine || supported ? (
        <p className={style.said}>{t(mine ? 'city.hints.mine' : 'city.hints.supported')}</p>
      ) : (
        <div className={style.buttons}>
          {/* Not «pending»: its announcement would speak of a button that goes with this page. */}
          <Button onPress={() => join.isPending || join.mutate()}>
            <Icon of={UserPlus} size={16} />
            {t('city.support.same')}
          </Button>
          <Button kind="plain" onPress={onOther}>
            {t('city.hints.other')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Pins are not set more exactly. */
const HERE_METERS = 5
