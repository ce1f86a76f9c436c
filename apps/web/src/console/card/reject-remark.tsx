import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { remarkLimits } from '@gorozhanin/domain/reports/remarks'
import { useReasonLists } from '../../api/city.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type RejectRemarkProps = {
  readonly open: boolean
  readonly pending: boolean
  readonly onClose: () => void
  readonly onReject: (why: { readonly reason?: string; readonly text?: string }) => void
}

/** Why an addition is refused: a reason of the city's list, words, or both. */
export function RejectRemark({ open, pending, onClose, onReject }: RejectRemarkProps) {
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'rejection')
  return (
    <ReasonDialog
      title={t('remarks.reject.title')}
      open={open}
      onClose={onClose}
      label={t('form.reason')}
      reasons={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
      words={{
        label: t('remarks.reject.text'),
        help: t('remarks.reject.help'),
        most: remarkLimits.reasonCharacters,
      }}
      isEnough={(reason) => reason !== null}
      lacks={({ reason, words }) =>
        reason === null && words === '' ? t('problem.remark.reason_required') : null
      }
      send={{ label: t('remarks.reject'), kind: 'danger', pending }}
      onSend={({ reason, words }) => onReject({ ...(reason && { reason }), ...(words && { text: words }) })}
    />
  )
}
