import { type Invitation, withdrawInvitation } from '@gorozhanin/domain/people/staff-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { WideTable } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { type StaffPage, staffQuery } from './queries.ts'
import style from './staff.module.css'
import { useAccessWords } from './use-access-words.ts'

/** Invitations that nobody has used yet. */
export function InvitationTable({ page }: { page: StaffPage }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const nameOf = useNames()
  const { line } = useAccessWords(page)
  if (page.invitations.length === 0) return null
  return (
    <div className={style.section}>
      <h2>{t('people.invited')}</h2>
      <WideTable label={t('people.invited')}>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('people.invited.by')}</th>
            <th scope="col">{t('people.invited.until')}</th>
            <th scope="col">{t('account.action')}</th>
          </tr>
        </thead>
        <tbody>
          {page.invitations.map((invitation) => (
            <tr key={invitation.id}>
              <th scope="row">
                {invitation.name}
                <span className={style.login}>{invitation.login}</span>
              </th>
              <td className={style.words}>{line(invitation.access)}</td>
              <td>{invitation.invitedBy ? nameOf(invitation.invitedBy) : t('people.invited.by.command')}</td>
              <td>{formats.moment(invitation.expiresAt, now)}</td>
              <td>
                <Withdraw invitation={invitation} why={page.manages ? null : t('people.why.role')} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </div>
  )
}

function Withdraw({ invitation: { id, name }, why }: { invitation: Invitation; why: string | null }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => call(withdrawInvitation, { params: { id } }),
    onSuccess: () => toastDone(t('people.invited.withdrawn')),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
  return (
    <Button reason={why} isPending={withdraw.isPending} onPress={() => withdraw.mutate()}>
      <span aria-hidden>{t('people.invited.withdraw')}</span>
      <VisuallyHidden>{t('people.invited.withdraw.name', { name })}</VisuallyHidden>
    </Button>
  )
}
