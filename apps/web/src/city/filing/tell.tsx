import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import { limits } from '@gorozhanin/domain/reports/api'
import { useRef, useState } from 'react'
import { useAccount } from '../../api/account.ts'
import { useCategories, useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { Contact } from './contact.tsx'
import { drafts, patchDraft, useDraft } from './current-draft.ts'
import type { Step } from './draft.ts'
import { faultWords, missing } from './faults.ts'
import style from './filing.module.css'
import { Hints } from './hints.tsx'
import { objectLayer } from './near-objects.ts'
import { ObjectChoice } from './object-choice.tsx'
import { OtherBody } from './other-body.tsx'
import { PhotoTiles } from './photo-tiles.tsx'
import { removePhoto, usePhotoPick } from './photos.ts'
import { usePromise } from './promise.ts'
import { PromiseLine } from './promise-line.tsx'
import { Publication } from './publication.tsx'
import { Questions } from './questions.tsx'
import { Refusal } from './refusal.tsx'
import { sendDraft, useRefusal } from './sending.ts'
import { Summary } from './summary.tsx'

/** «Расскажите и покажите»: photos, words, questions, how to be told; then the promise and the button. */
export function Tell({ onStep }: { onStep: (step: Step) => void }) {
  const draft = useDraft()
  const { categories } = useCategories()
  const category = categories.find(({ code }) => code === draft.category)
  return category ? <TellAbout category={category} onStep={onStep} /> : null
}

function TellAbout({ category, onStep }: { category: PublicCategory; onStep: (step: Step) => void }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const draft = useDraft()
  const refused = useRefusal(draft)
  const { working } = usePhotoPick()
  const { filing } = useCity()
  const account = useAccount()
  const [lacking, setLacking] = useState<readonly FieldFault[]>([])
  const form = useRef<HTMLFormElement>(null)
  const otherBody = usePromise(draft, category.questions).data?.otherBody

  const problem = refused?.problem ?? null
  const faults = [...lacking, ...(problem?.errors ?? [])]
  const say = (field: string) => {
    const words = faultWords(faults, field)
    return words && t(words)
  }
  const refusedPhoto = problem?.photo === undefined ? null : (draft.photos[problem.photo] ?? null)
  const layer = objectLayer(category)
  const place = draft.withoutPlace ? null : draft.place

  function send() {
    const found = missing(drafts.get(), category, { mode: filing, signedIn: account !== null })
    setLacking(found)
    if (found.length > 0) return showFirstFault(form.current)
    patchDraft({ language })
    sendDraft()
  }

  function sendWithoutPhoto() {
    if (refusedPhoto) removePhoto(refusedPhoto.id)
    send()
  }

  function answer(code: string, value: string | number | boolean | undefined) {
    setLacking((known) => known.filter(({ field }) => field !== `details.${code}`))
    drafts.change((known) => {
      const { [code]: _, ...others } = known.details
      return { ...known, details: value === undefined ? others : { ...others, [code]: value } }
    })
  }

  const summary = <Summary category={category} draft={draft} repeatFault={say('repeatOf')} onStep={onStep} />
  if (otherBody?.cityTakes === false)
    return (
      <div className={style.scroll}>
        <h1 className={style.question}>{t('city.other_body.title')}</h1>
        {summary}
        <OtherBody body={otherBody} />
        <div className={style.foot}>
          <Button wide onPress={() => onStep('where')}>
            {t('city.other_body.move')}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      ref={form}
      className={style.scroll}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h1 className={style.question}>{t('city.tell.title')}</h1>
      {summary}
      {otherBody && <OtherBody body={otherBody} />}
      <Hints draft={draft} />
      {category.photo !== 'none' && (
        <div className={style.group2}>
          <PhotoTiles
            photos={draft.photos}
            required={category.photo === 'required'}
            refused={
              refusedPhoto && problem
                ? { index: draft.photos.indexOf(refusedPhoto), words: problemWords(problem) }
                : null
            }
          />
          {say('photos') && draft.photos.length === 0 && <p className={style.fault}>{say('photos')}</p>}
          {refusedPhoto && <Button onPress={sendWithoutPhoto}>{t('city.photos.send_without')}</Button>}
        </div>
      )}
      <TextArea
        label={t('city.tell.text')}
        placeholder={t('city.tell.placeholder')}
        value={draft.text}
        maxLength={limits.textCharacters}
        onChange={(text) => {
          patchDraft({ text })
          setLacking((known) => known.filter(({ field }) => field !== 'text'))
        }}
        error={say('text')}
      />
      {layer && (
        <ObjectChoice
          label={t(`city.tell.object.${layer}`)}
          layer={layer}
          place={place}
          category={category.code}
          value={draft.objectId}
          onChange={(objectId) => patchDraft({ objectId })}
          error={say('objectId')}
        />
      )}
      <Questions
        questions={category.questions}
        details={draft.details}
        place={place}
        category={category.code}
        faults={faults}
        onChange={answer}
      />
      <Contact draft={draft} say={say} />
      <Publication draft={draft} canBePublic={category.isPublic} error={say('public')} />
      <div className={style.foot}>
        {refused && !refusedPhoto && <Refusal {...refused} onStep={onStep} onAgain={send} />}
        <PromiseLine draft={draft} questions={category.questions} />
        <Button kind="primary" type="submit" wide reason={working > 0 ? t('city.tell.photos_working') : null}>
          {t('city.tell.send')}
        </Button>
      </div>
    </form>
  )
}

/** Brings the first field with a fault into sight, when the faults are on the screen. */
function showFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  })
}
