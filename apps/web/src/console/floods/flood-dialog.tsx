import { limits } from '@gorozhanin/domain/reports/api'
import type { Flooding } from '@gorozhanin/domain/reports/flood-api'
import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { useState } from 'react'
import { useReasonLists } from '../../api/city.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './floods.module.css'
import { useBatch } from './use-batch.ts'

type FloodDialogProps = { readonly reports: readonly Flooding[]; readonly onClose: () => void }

/** The reports of one author: all are chosen, each can be left out; one reason and one text refuse those that are. */
export function FloodDialog({ reports, onClose }: FloodDialogProps) {
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'rejection')
  const [left, setLeft] = useState<readonly string[]>([])
  const [reason, setReason] = useState<string | null>(null)
  const [text, setText] = useState('')
  const batch = useBatch(onClose)
  const chosen = reports.filter(({ number }) => !left.includes(number))
  const none = chosen.length === 0 ? t('flood.none') : null
  const lacks = () => {
    if (reason === null) return t('form.reason.missing')
    return text.trim() === '' ? t('form.text.missing') : null
  }
  const toggle = (number: string, selected: boolean) =>
    setLeft((before) => (selected ? before.filter((one) => one !== number) : [...before, number]))
  const targets = chosen.map(({ number, version }) => ({ number, version }))
  return (
    <Dialog
      title={t('flood.title')}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button
            reason={none}
            isPending={batch.isPending}
            onPress={() => batch.mutate({ move: 'publish', reports: targets })}
          >
            {t('flood.publish', { count: chosen.length })}
          </Button>
          <Button
            kind="danger"
            reason={none ?? lacks()}
            isPending={batch.isPending}
            onPress={() =>
              reason && batch.mutate({ move: 'reject', reports: targets, reason, text: text.trim() })
            }
          >
            {t('flood.reject', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className={style.form}>
        <ul className={style.reports} aria-label={t('flood.reports')}>
          {reports.map((report) => (
            <li key={report.number}>
              <Checkbox
                selected={!left.includes(report.number)}
                onChange={(selected) => toggle(report.number, selected)}
              >
                <Report report={report} />
              </Checkbox>
            </li>
          ))}
        </ul>
        <Select
          label={t('form.reason')}
          value={reason}
          onChange={setReason}
          options={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
        />
        <TextArea
          label={t('form.reject.text')}
          help={t('flood.text.help')}
          value={text}
          onChange={setText}
          maxLength={limits.textCharacters}
          rows={2}
        />
      </div>
    </Dialog>
  )
}

function Report({ report }: { report: Flooding }) {
  const names = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, excerpt, registeredAt } = report
  return (
    <span className={style.report}>
      <span>
        <strong>{number}</strong> {names(category.name)}
        {address && `, ${address}`}
      </span>
      <span className={style.quiet}>
        {formats.moment(registeredAt, now)} · {excerpt}
      </span>
    </span>
  )
}
