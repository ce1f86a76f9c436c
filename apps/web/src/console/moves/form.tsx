import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { AgencyForm } from './agency-form.tsx'
import { AnswerForm } from './answer-form.tsx'
import { AppealForm } from './appeal-form.tsx'
import { CorrectForm } from './correct-form.tsx'
import { DeferralForm } from './deferral-form.tsx'
import type { FormName } from './draft.ts'
import { DraftForm } from './draft-form.tsx'
import { ExtensionForm } from './extension-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { NotOursForm } from './not-ours-form.tsx'
import { OutsideForm } from './outside-form.tsx'
import { PerformerForm } from './performer-form.tsx'
import { RejectForm } from './reject-form.tsx'
import { TextForm } from './text-form.tsx'
import type { FaultOf } from './use-faults.ts'
import type { WantedMove } from './use-move.ts'

/** What every form of a move is given. */
export type MoveFormCommon = {
  readonly card: ConsoleCard
  readonly pending: boolean
  /** Why the step may no longer be made at all. */
  readonly refused: string | null
  readonly faultOf: FaultOf
  readonly onSend: (move: WantedMove, options?: { readonly onSuccess: () => void }) => void
  readonly onClose: () => void
}

/** The form of the move `name`. */
export function Form({ name, ...common }: MoveFormCommon & { readonly name: FormName }) {
  switch (name) {
    case 'answer':
      return <AnswerForm {...common} />
    case 'draft_answer':
      return <DraftForm {...common} />
    case 'accept_for':
    case 'name_performer':
      return <PerformerForm {...common} name={name} />
    case 'propose_deferral':
      return <DeferralForm {...common} />
    case 'reject':
      return <RejectForm {...common} />
    case 'publish_to':
    case 'redirect':
      return <AgencyForm {...common} name={name} />
    case 'not_ours':
      return <NotOursForm {...common} />
    case 'merge':
      return <MergeForm {...common} />
    case 'pass_outside':
      return <OutsideForm {...common} />
    case 'register_appeal':
      return <AppealForm {...common} />
    case 'extend_appeal':
      return <ExtensionForm {...common} />
    case 'correct':
      return <CorrectForm {...common} />
    default:
      return <TextForm {...common} name={name} />
  }
}
