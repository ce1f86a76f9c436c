import { limits } from '@gorozhanin/domain/reports/api'
import { useQuery } from '@tanstack/react-query'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { cardQuery } from '../queries.ts'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { readNumber } from './read-number.ts'

/** One trouble, two reports: this one joins the other. Words are asked only where the two lie apart. */
export function MergeForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'merge')
  const parent = readNumber(draft.number)
  const isItself = parent === card.number
  const found = useParent(isItself ? null : parent)
  const text = draft.text.trim() || undefined
  const whyOne = faultOf('text', text)
  const lacks = () => {
    if (isItself) return t('form.merge.itself')
    if (parent === null) return t('form.merge.parent.missing')
    return whyOne && t('form.text.missing')
  }
  return (
    <MoveForm
      title={t('form.merge.title')}
      send={t('form.merge.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        parent &&
        onSend(
          { move: 'merge', parent, ...(text && { text }) },
          { onSuccess: () => dropDraft(card.number, 'merge') },
        )
      }
      onClose={onClose}
    >
      <TextField
        label={t('form.merge.parent')}
        help={found ?? t('form.merge.help')}
        error={faultOf('parent', parent)}
        value={draft.number}
        onChange={(value) => change({ number: value })}
        maxLength={20}
        autoComplete="off"
      />
      {(whyOne || draft.text !== '') && (
        <TextArea
          label={t('form.merge.text')}
          error={whyOne}
          value={draft.text}
          onChange={(value) => change({ text: value })}
          maxLength={limits.textCharacters}
          rows={2}
          autoFocus={draft.text === ''}
        />
      )}
    </MoveForm>
  )
}

/** What the other report is about, so that a slip in its number is seen before it is sent. */
function useParent(number: string | null): string | null {
  const t = useWords()
  const names = useNames()
  const { data } = useQuery({ ...cardQuery(number ?? ''), enabled: number !== null })
  if (!data) return null
  return [names(data.category.name), data.address ?? t('console.no_place'), t(`status.${data.status}`)].join(
    ' · ',
  )
}
