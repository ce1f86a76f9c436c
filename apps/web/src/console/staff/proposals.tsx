import { mayUse } from '@gorozhanin/domain/people/rights'
import { decideProposal, type Proposal } from '@gorozhanin/domain/people/staff-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { type StaffPage, staffQuery } from './queries.ts'
import style from './staff.module.css'
import { useAccessWords } from './use-access-words.ts'

/** What one administrator proposes and another decides. */
export function Proposals({ page }: { page: StaffPage }) {
  const t = useWords()
  if (page.proposals.length === 0) return null
  return (
    <section className={style.section} aria-labelledby="staff-proposals">
      <h2 id="staff-proposals">{t('people.proposals')}</h2>
      <ul className={style.proposals}>
        {page.proposals.map((proposal) => (
          <Line key={proposal.id} page={page} proposal={proposal} />
        ))}
      </ul>
    </section>
  )
}

function Line({ page, proposal }: { page: StaffPage; proposal: Proposal }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const problem = useProblemWords()
  const client = useQueryClient()
  const { roles } = useStaff()
  const nameOf = useNames()
  const { line } = useAccessWords(page)
  const { id, kind, access, own, proposedBy, expiresAt } = proposal
  const person = page.people.find((one) => one.id === proposal.staff)
  const what = t(`people.proposal.${kind}`, {
    name: person ? nameOf(person.name) : '',
    access: access ? line(access) : '',
  })
  const decide = useMutation({
    mutationFn: (approve: boolean) => call(decideProposal, { params: { id }, body: { approve } }),
    onSuccess: (_, approve) => toastDone(t(approve ? 'people.proposal.approved' : 'people.proposal.refused')),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
  const why = mayUse(roles, decideProposal.access) ? null : t('people.why.role')
  return (
    <li className={style.proposal}>
      <div>
        <p>{what}</p>
        {access && person && (
          <p className={style.help}>{t('people.proposal.was', { access: line(person.access) })}</p>
        )}
        <p className={style.help}>
          {t('people.proposal.by', { by: nameOf(proposedBy), until: formats.moment(expiresAt, now) })}
        </p>
      </div>
      <div className={style.row}>
        <Button reason={why} isPending={decide.isPending} onPress={() => decide.mutate(false)}>
          <span aria-hidden>{t(own ? 'people.proposal.take_back' : 'people.proposal.refuse')}</span>
          <VisuallyHidden>{t('people.proposal.refuse.name', { what })}</VisuallyHidden>
        </Button>
        <Button
          reason={own ? t('people.proposal.own') : why}
          isPending={decide.isPending}
          onPress={() => decide.mutate(true)}
        >
          <span aria-hidden>{t('people.proposal.approve')}</span>
          <VisuallyHidden>{t('people.proposal.approve.name', { what })}</VisuallyHidden>
        </Button>
      </div>
    </li>
  )
}
