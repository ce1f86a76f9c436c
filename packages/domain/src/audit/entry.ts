/** What an action is done to. */
export const auditObjects = [
  'report',
  'staff',
  'invitation',
  'resident',
  'session',
  'agency',
  'delivery',
  'letter',
  'norm',
  'retention',
  'city',
  'audit',
] as const
export type AuditObject = (typeof auditObjects)[number]

/** What is told beside an action. */
export const auditDetailNames = [
  'reason',
  'words',
  'way',
  'what',
  'kind',
  'roles',
  'agency',
  'groups',
  'leads',
  'purpose',
  'why',
  'channel',
  'report',
  'reports',
  'area',
  'categories',
  'host',
  'count',
  'action',
  'person',
  'from',
  'until',
] as const
type AuditDetailName = (typeof auditDetailNames)[number]

/** Codes, counts and reasons, never a name, a contact or words of a report. */
export type AuditDetail = Readonly<
  Partial<Record<AuditDetailName, string | number | boolean | null | readonly (string | number)[]>>
>
