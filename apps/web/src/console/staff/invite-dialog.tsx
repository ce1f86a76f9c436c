import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import { inviteStaff } from '@gorozhanin/domain/people/staff-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { AccessFields } from './access-fields.tsx'
import { type StaffPage, staffQuery } from './queries.ts'
import style from './staff.module.css'
import { useFaultAt } from './use-fault-at.ts'

const formId = 'invite-staff'

type InviteDialogProps = { readonly page: StaffPage; readonly onClose: () => void }

/** Invites a colleague. Without a letter the link is shown, this once. */
export function InviteDialog({ page, onClose }: InviteDialogProps) {
  const t = useWords()
  const problem = useProblemWords()
  const { language } = useLanguage()
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [access, setAccess] = useState<StaffAccess>({
    roles: page.agency === null ? [] : ['agency'],
    agency: page.agency,
    groups: null,
    leads: false,
  })
  const inviting = useMutation({
    mutationFn: () =>
      call(inviteStaff, { body: { email: email.trim(), name: name.trim(), language, access } }),
    onSuccess: ({ link }) => {
      void client.invalidateQueries({ queryKey: staffQuery.queryKey })
      if (link !== null) return
      toastDone(t('people.invite.sent', { login: email.trim() }))
      onClose()
    },
  })
  const faultAt = useFaultAt(inviting.error)
  const accessFaultAt = useFaultAt(inviting.error, 'access.')
  const lacks = email.trim() === '' || name.trim().length < 2 || access.roles.length === 0
  const link = inviting.data?.link
  const isElsewhere =
    inviting.error instanceof ApiProblem ? inviting.error.errors.length === 0 : inviting.isError
  return (
    <Dialog
      title={t('people.invite.title')}
      open
      onClose={onClose}
      actions={
        link ? (
          <Button kind="primary" onPress={onClose}>
            {t('people.invite.done')}
          </Button>
        ) : (
          <Button
            kind="primary"
            type="submit"
            form={formId}
            isPending={inviting.isPending}
            reason={lacks ? t('people.invite.lacks') : null}
          >
            {t('people.invite.send')}
          </Button>
        )
      }
    >
      {link ? (
        <div className={style.fields}>
          <p role="status">{t('people.invite.link')}</p>
          <TextField label={t('people.invite.link.label')} value={link} />
        </div>
      ) : (
        <form
          id={formId}
          className={style.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!lacks && !inviting.isPending) inviting.mutate()
          }}
        >
          <TextField
            label={t('people.invite.email')}
            help={t('people.invite.email.help')}
            error={faultAt('email')}
            value={email}
            onChange={setEmail}
            inputMode="email"
            autoComplete="off"
            autoFocus
          />
          <TextField
            label={t('people.name')}
            error={faultAt('name')}
            value={name}
            onChange={setName}
            maxLength={200}
          />
          <AccessFields page={page} access={access} onChange={setAccess} faultAt={accessFaultAt} invites />
          <div role="alert">{isElsewhere && <p className={style.fault}>{problem(inviting.error)}</p>}</div>
        </form>
      )}
    </Dialog>
  )
}
