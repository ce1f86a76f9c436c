import { type MySettings, saveMySettings } from '@gorozhanin/domain/people/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useCodeWords, useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { mySettingsQuery } from './queries.ts'
import { toBody, toDraft } from './settings-draft.ts'
import { SettingsFields } from './settings-fields.tsx'

const formId = 'my-settings'

/** How alerts reach me, and who stands in for me. */
export function SettingsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords()
  const problem = useProblemWords()
  const settings = useQuery({ ...mySettingsQuery, enabled: open })
  return (
    <Dialog
      title={t('settings.title')}
      open={open}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId}>
          {t('settings.save')}
        </Button>
      }
    >
      {settings.data && <Form settings={settings.data} onDone={onClose} />}
      {settings.isPending && <Skeleton height="160px" />}
      {settings.isError && (
        <ErrorState text={problem(settings.error)} onRetry={() => void settings.refetch()} />
      )}
    </Dialog>
  )
}

function Form({ settings, onDone }: { settings: MySettings; onDone: () => void }) {
  const t = useWords()
  const problem = useProblemWords()
  const codeWords = useCodeWords()
  const { language } = useLanguage()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => toDraft(settings))
  const [tried, setTried] = useState(false)
  const saving = useMutation({
    // Letters speak the language of the page.
    mutationFn: () => call(saveMySettings, { body: toBody(draft, language) }),
    onSuccess: (saved) => {
      client.setQueryData(mySettingsQuery.queryKey, saved)
      toastDone(t('settings.saved'))
      onDone()
    },
    onError: (fault) => {
      if (!(fault instanceof ApiProblem) || fault.errors.length === 0) toastProblem(problem(fault))
    },
  })

  const faultOf = (field: 'from' | 'until' | 'deputy') => {
    if (tried && draft.away && field !== 'deputy' && draft[field] === '') return t('settings.absence.missing')
    const { error } = saving
    const found = error instanceof ApiProblem && error.errors.find((one) => one.field === `absence.${field}`)
    return found ? codeWords(found.code) : null
  }
  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!draft.away || (draft.from !== '' && draft.until !== '')) saving.mutate()
      }}
    >
      <SettingsFields
        draft={draft}
        settings={settings}
        faultOf={faultOf}
        onChange={(change) => {
          saving.reset()
          setDraft((before) => ({ ...before, ...change }))
        }}
      />
    </form>
  )
}
