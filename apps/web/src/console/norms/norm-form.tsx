import type { Reply } from '@gorozhanin/domain/endpoint'
import { type listNormEvents, setNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useCodeWords, useProblemWords } from '../../api/problem-words.ts'
import { uuid } from '../../parts/uuid.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './norms.module.css'

type NormFormProps = Pick<Reply<typeof listNormEvents>, 'categories' | 'areas'> & {
  /** Why this person may not send it. */
  readonly why: string | null
}

/** No code of an area looks like this. */
const wholeCity = '*'

/** What happened, when, for which categories and where. Sent again after a broken connection it is the same event. */
export function NormForm({ categories, areas, why }: NormFormProps) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const problem = useProblemWords()
  const codeWords = useCodeWords()
  const client = useQueryClient()
  const [title, setTitle] = useState(t('norms.form.name.value'))
  const [localTime, setLocalTime] = useState(() => formats.field(now))
  const [chosen, setChosen] = useState<readonly string[]>(() => categories.map(({ code }) => code))
  const [area, setArea] = useState(wholeCity)
  const [id, setId] = useState(uuid)
  const send = useMutation({
    mutationFn: () =>
      call(setNormEvent, {
        params: { id },
        body: {
          name: title.trim(),
          localTime,
          categories: [...chosen],
          ...(area !== wholeCity && { area }),
        },
      }),
    onSuccess: ({ reportsMoved }) => {
      toastDone(t('norms.done', { count: reportsMoved }))
      setId(uuid())
      return client.invalidateQueries({ queryKey: ['console'] })
    },
  })
  const faultAt = (field: string) => {
    const found = send.error instanceof ApiProblem && send.error.errors.find((one) => one.field === field)
    return found ? codeWords(found.code) : null
  }
  const lacks = () => {
    if (title.trim().length < 3) return t('norms.form.name.missing')
    if (localTime === '') return t('norms.form.at.missing')
    return chosen.length === 0 ? t('norms.form.categories.missing') : null
  }
  const reason = why ?? lacks()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === null && !send.isPending) send.mutate()
  }
  const toggle = (code: string, selected: boolean) =>
    setChosen((before) => (selected ? [...before, code] : before.filter((one) => one !== code)))
  const elsewhere = send.error && !['name', 'localTime', 'categories', 'area'].some((field) => faultAt(field))
  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <TextField
        label={t('norms.form.name')}
        error={faultAt('name')}
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <TextField
        type="datetime-local"
        label={t('norms.form.at')}
        error={faultAt('localTime')}
        value={localTime}
        onChange={setLocalTime}
      />
      <fieldset className={style.categories}>
        <legend>{t('norms.categories')}</legend>
        {categories.map((one) => (
          <Checkbox
            key={one.code}
            selected={chosen.includes(one.code)}
            onChange={(selected) => toggle(one.code, selected)}
          >
            {name(one.name)}
          </Checkbox>
        ))}
      </fieldset>
      <Select
        label={t('norms.area')}
        error={faultAt('area')}
        value={area}
        onChange={(code) => setArea(code ?? wholeCity)}
        options={[
          { id: wholeCity, label: t('norms.area.city') },
          ...areas.map((one) => ({ id: one.code, label: name(one.name) })),
        ]}
      />
      <div role="alert">
        {elsewhere && <p className={style.fault}>{problem(send.error)}</p>}
        {faultAt('categories') && <p className={style.fault}>{faultAt('categories')}</p>}
      </div>
      <Button type="submit" kind="primary" reason={reason} isPending={send.isPending}>
        {t('norms.form.send')}
      </Button>
    </form>
  )
}
