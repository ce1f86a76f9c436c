/**
 * What the audit log tells of. `technical` entries are about the machinery and are all that support reads; the others
 * are about people and their reports.
 *
 * A consent that is given with a report is not among them: the consent itself says when and from where, and an entry
 * that ties a report to its author would outlive the erasure of the author.
 */
export const auditActions = {
  'session.opened': 'technical',
  'session.refused': 'technical',
  'session.closed': 'technical',
  'session.ended': 'technical',
  'contact.read': 'people',
  'staff.invited': 'people',
  'staff.uninvited': 'people',
  'staff.joined': 'people',
  'staff.changed': 'people',
  'staff.closed': 'people',
  'staff.opened': 'people',
  'proposal.made': 'people',
  'proposal.refused': 'people',
  'role.given': 'people',
  'factor.enrolled': 'people',
  'factor.reset': 'people',
  'resident.exported': 'people',
  'resident.changed': 'people',
  'resident.deleted': 'people',
  'consent.given': 'people',
  'consent.withdrawn': 'people',
  'retention.applied': 'people',
  'report.hidden': 'people',
  'report.shown': 'people',
  'report.batch_rejected': 'people',
  'report.batch_published': 'people',
  'text.masked': 'people',
  'text.unmasked': 'people',
  'text.read': 'people',
  'photo.blacked_out': 'people',
  'remark.published': 'people',
  'remark.rejected': 'people',
  'audit.exported': 'people',
  'delivery.resent': 'technical',
  'letter.resent': 'technical',
  'queue.paused': 'technical',
  'queue.resumed': 'technical',
  'webhook.changed': 'technical',
  'settings.changed': 'technical',
  'city.loaded': 'technical',
  'norm.set': 'technical',
  'norm.withdrawn': 'technical',
} as const satisfies Record<string, 'technical' | 'people'>
export type AuditAction = keyof typeof auditActions

export const auditActionNames = Object.keys(auditActions) as readonly AuditAction[]

export const technicalActions: readonly AuditAction[] = auditActionNames.filter(
  (action) => auditActions[action] === 'technical',
)
