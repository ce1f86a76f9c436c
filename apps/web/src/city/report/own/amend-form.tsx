import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import { attachOwnPhotos, limits } from '@gorozhanin/domain/reports/api'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useCategories } from '../../../api/city.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { PhotoUploads } from '../../../parts/photo-uploads.tsx'
import { PlacePicker } from '../../../parts/place-picker.tsx'
import { useKept } from '../../../parts/use-kept.ts'
import { isUploading, useUploads } from '../../../parts/use-uploads.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { useNames } from '../../../words/name.ts'
import { useWords } from '../../../words/words.tsx'
import { faultWords } from '../../filing/faults.ts'
import { Questions } from '../../filing/questions.tsx'
import { AmendAlarm } from './amend-alarm.tsx'
import { type AmendDraft, amendDraftOf, amendmentOf, photosAfter } from './amend-draft.ts'
import { AmendPromise } from './amend-promise.tsx'
import { Meanwhile } from './meanwhile.tsx'
import style from './own.module.css'
import { SendRow } from './send-row.tsx'
import type { OwnFormState } from './use-own-form.ts'
import { withoutPlace } from './without-place.ts'

/** Until it is public the author puts the report right: words, category, place, photos. Escape closes, nothing is lost. */
export function AmendForm({ own }: { own: OwnFormState }) {
  const t = useWords()
  const name = useNames()
  const { report, pending, late } = own
  const { groups, categories } = useCategories()
  const form = useRef<HTMLFormElement>(null)
  const [start] = useState(() => amendDraftOf(report))
  const kept = useKept<AmendDraft>(`own.${report.number}.amend`, start)
  const draft = kept.value
  const patch = (fields: Partial<AmendDraft>) => kept.change(() => fields)
  const sending = useUploads({
    door: attachOwnPhotos,
    number: report.number,
    prepare: withoutPlace,
    onStored: (photo) => kept.change(({ added }) => ({ added: [...added, photo] })),
  })
  const [lacking, setLacking] = useState(false)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const category = categories.find(({ code }) => code === draft.category)
  const isMoved = category !== undefined && category.code !== report.category.code
  const wanted = amendmentOf(report, draft, category)
  const refused: readonly FieldFault[] = own.fault instanceof ApiProblem ? own.fault.errors : []
  const errorOf = (...fields: readonly string[]) => {
    const key = fields.flatMap((field) => faultWords(refused, field) ?? [])[0]
    return key ? t(key) : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLacking(wanted === null)
    if (wanted && !pending && !late && !isUploading(sending)) own.send(wanted, kept.forget)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) own.close()
  }
  const remove = (key: string) => {
    const isNew = draft.added.some((photo) => photo.key === key)
    if (isNew) patch({ added: draft.added.filter((photo) => photo.key !== key) })
    else patch({ removed: [...draft.removed, key] })
  }
  return (
    <form
      ref={form}
      className={style.form}
      aria-label={t('city.own.amend.title')}
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      <h3>{t('city.own.amend.title')}</h3>
      <p className={style.help}>{t('city.own.amend.help')}</p>
      <Meanwhile own={own} />
      <TextArea
        label={t('city.own.amend.text')}
        value={draft.text}
        onChange={(text) => patch({ text })}
        error={errorOf('text')}
        maxLength={limits.textCharacters}
        rows={4}
      />
      <ComboBox
        label={t('city.own.amend.category')}
        value={draft.category}
        onChange={(id) => patch({ category: id ?? start.category, details: {} })}
        options={categories
          .filter(({ inSeason, code }) => inSeason || code === report.category.code)
          .map(({ code, name: names, group }) => {
            const within = groups.find((one) => one.code === group)
            return { id: code, label: name(names), ...(within && { note: name(within.name) }) }
          })}
        error={errorOf('category')}
      />
      {isMoved && category.urgency === 'emergency' && !report.emergency && <AmendAlarm category={category} />}
      {isMoved && (
        <Questions
          questions={category.questions}
          details={draft.details}
          place={draft.place ?? report.place}
          category={category.code}
          faults={refused}
          onChange={(code, answer) =>
            kept.change(({ details: { [code]: _, ...others } }) => ({
              details: answer === undefined ? others : { ...others, [code]: answer },
            }))
          }
        />
      )}
      <PlacePicker
        place={report.place}
        address={report.address}
        value={draft.place}
        onChange={(place) => patch({ place })}
        error={errorOf('lon', 'lat', 'objectId')}
      />
      <PhotoUploads
        photos={photosAfter(report, draft)}
        sending={sending}
        onRemove={remove}
        error={errorOf('photos', 'addPhotos', 'removePhotos')}
      />
      <AmendPromise report={report} draft={draft} category={category} />
      <div role="alert">
        {lacking && wanted === null && <p className={style.fault}>{t('city.own.amend.nothing')}</p>}
      </div>
      <SendRow own={own} uploading={isUploading(sending)} cancel={t('city.own.cancel')}>
        {t('city.own.amend.send')}
      </SendRow>
    </form>
  )
}
