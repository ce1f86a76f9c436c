import type { AuditEntry } from '@gorozhanin/domain/audit/api'
import { contactReasons } from '@gorozhanin/domain/reports/contact-api'
import { useWords } from '../../words/words.tsx'

const objects = [
  'report',
  'photo',
  'staff',
  'resident',
  'session',
  'agency',
  'delivery',
  'job',
  'norm',
  'settings',
  'audit',
] as const

/** What an action was done to; a kind that this page does not know is told as it is. */
export function useObjectWords(): (object: AuditEntry['object']) => string {
  const t = useWords()
  return ({ kind, id }) => {
    const known = objects.find((one) => one === kind)
    return known ? t(`audit.object.${known}`, { id }) : kind
  }
}

const names = [
  'reason',
  'words',
  'agency',
  'channel',
  'report',
  'area',
  'categories',
  'host',
  'from',
  'until',
  'action',
  'count',
] as const

/** «причина: уточнить место» */
export function useDetailWords(): (detail: AuditEntry['detail'][number]) => string {
  const t = useWords()
  return ({ name, value }) => {
    const known = names.find((one) => one === name)
    const reason = name === 'reason' && contactReasons.find((one) => one === value)
    return `${known ? t(`audit.of.${known}`) : name}: ${reason ? t(`contact.reason.${reason}`) : value}`
  }
}
