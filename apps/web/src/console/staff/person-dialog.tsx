import {
  changeAccess,
  endStaffSessions,
  listStaffSessions,
  renameStaff,
  resetSecondFactor,
  type StaffPerson,
  switchOff,
  switchOn,
} from '@gorozhanin/domain/people/staff-api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { deviceName } from '../../parts/device-name.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { AccessFields } from './access-fields.tsx'
import { type StaffPage, staffQuery } from './queries.ts'
import style from './staff.module.css'
import { useFaultAt } from './use-fault-at.ts'

const formId = 'change-staff'

type PersonDialogProps = {
  readonly page: StaffPage
  readonly person: StaffPerson
  readonly onClose: () => void
}

/** One colleague: name, access, and what can be ended. */
export function PersonDialog({ page, person, onClose }: PersonDialogProps) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const [name, setName] = useState(person.name.ru)
  const [access, setAccess] = useState(person.access)
  const isRenamed = name.trim() !== person.name.ru
  const isChanged = JSON.stringify(access) !== JSON.stringify(person.access)
  const saving = useMutation({
    mutationFn: async () => {
      const { id } = person
      if (isRenamed) await call(renameStaff, { params: { id }, body: { name: name.trim() } })
      return isChanged ? call(changeAccess, { params: { id }, body: access }) : { proposed: false }
    },
    onSuccess: ({ proposed }) => {
      toastDone(t(proposed ? 'people.person.proposed' : 'people.person.saved'))
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
  const faultAt = useFaultAt(saving.error)
  const isElsewhere = saving.error instanceof ApiProblem ? saving.error.errors.length === 0 : saving.isError
  const reason = isRenamed || isChanged ? null : t('problem.staff.nothing_changed')
  const proposes = page.agency === null && isChanged
  return (
    <Dialog
      title={person.login}
      open
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} reason={reason} isPending={saving.isPending}>
          {t(proposes ? 'people.person.propose' : 'people.person.save')}
        </Button>
      }
    >
      <form
        id={formId}
        className={style.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason === null && !saving.isPending) saving.mutate()
        }}
      >
        <TextField
          label={t('people.name')}
          error={faultAt('name')}
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <AccessFields page={page} access={access} onChange={setAccess} faultAt={faultAt} />
        <div role="alert">{isElsewhere && <p className={style.fault}>{problem(saving.error)}</p>}</div>
      </form>
      <Endings page={page} person={person} onClose={onClose} />
    </Dialog>
  )
}

/** What takes effect at once, or is proposed: sessions, the second step, the account. */
function Endings({ page, person, onClose }: PersonDialogProps) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const params = { id: person.id }
  const sessions = useQuery({
    queryKey: [...staffQuery.queryKey, person.id, 'sessions'],
    queryFn: ({ signal }) => call(listStaffSessions, { params, signal }),
  })
  const act = useMutation({
    mutationFn: async ({ run }: { run: () => Promise<{ proposed: boolean } | undefined>; done: string }) =>
      run(),
    onSuccess: (reply, { done }) => {
      toastDone(reply?.proposed ? t('people.person.proposed') : done)
      onClose()
    },
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
  const open = sessions.data?.sessions ?? []
  return (
    <div className={style.endings}>
      {sessions.data && (
        <p className={style.help}>
          {open.length === 0
            ? t('people.person.sessions.none')
            : `${t('people.person.sessions')}: ${open.map(({ device }) => deviceName(device) ?? t('account.device.unknown')).join('; ')}`}
        </p>
      )}
      <div className={style.row}>
        {open.length > 0 && (
          <Button
            onPress={() =>
              act.mutate({ run: () => call(endStaffSessions, { params }), done: t('people.person.ended') })
            }
          >
            {t('people.person.end')}
          </Button>
        )}
        {person.secondFactor && page.agency === null && (
          <Button
            onPress={() =>
              act.mutate({ run: () => call(resetSecondFactor, { params }), done: t('people.person.saved') })
            }
          >
            {t('people.person.reset')}
          </Button>
        )}
        {person.active ? (
          <Button
            kind="danger"
            onPress={() =>
              act.mutate({ run: () => call(switchOff, { params }), done: t('people.person.off.done') })
            }
          >
            {t('people.person.off')}
          </Button>
        ) : (
          <Button
            onPress={() =>
              act.mutate({ run: () => call(switchOn, { params }), done: t('people.person.saved') })
            }
          >
            {t('people.person.on')}
          </Button>
        )}
      </div>
    </div>
  )
}
