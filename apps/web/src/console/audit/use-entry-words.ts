import { consentPurposes } from '@gorozhanin/domain/accounts/consents'
import { auditActionNames } from '@gorozhanin/domain/audit/actions'
import type { AuditEntry } from '@gorozhanin/domain/audit/api'
import { staffRoles } from '@gorozhanin/domain/people/roles'
import { contactReasons } from '@gorozhanin/domain/reports/contact-api'
import type { WordKey } from '../../words/catalogue.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'

/** What an action was done to. */
export function useObjectWords(): (object: AuditEntry['object']) => string {
  const t = useWords()
  const nameOf = useNames()
  return ({ kind, id, name }) => (name ? nameOf(name) : t(`audit.object.${kind}`, { id }))
}

type Detail = AuditEntry['detail'][number]

const yesOrNo = { true: 'audit.yes', false: 'audit.no' } as const

/** Codes that are told by words; others stand as they are. */
const coded: Readonly<Partial<Record<Detail['name'], Readonly<Record<string, WordKey>>>>> = {
  reason: keysOf('contact.reason', contactReasons),
  way: keysOf('audit.way', ['password', 'totp', 'code', 'email_code', 'phone_code']),
  what: keysOf('audit.changed', [
    'password',
    'recovery_codes',
    'name',
    'email',
    'phone',
    'letters',
    'language',
    'absentFrom',
    'absentUntil',
    'deputy',
  ]),
  kind: keysOf('audit.proposal', ['access', 'second_factor', 'return']),
  roles: keysOf('role', staffRoles),
  leads: yesOrNo,
  purpose: keysOf('audit.purpose', consentPurposes),
  why: keysOf('audit.why', ['asked', 'expired']),
  action: keysOf('audit.did', auditActionNames),
  person: yesOrNo,
}

function keysOf<const Prefix extends string, const Code extends string>(
  prefix: Prefix,
  codes: readonly Code[],
): Readonly<Record<string, `${Prefix}.${Code}`>> {
  return Object.fromEntries(codes.map((code) => [code, `${prefix}.${code}` as const]))
}

/** «причина: уточнить место» */
export function useDetailWords(): (detail: Detail) => string {
  const t = useWords()
  return ({ name, value }) => {
    const words = value.split(', ').map((code) => {
      const key = coded[name]?.[code]
      return key ? t(key) : code
    })
    return `${t(`audit.of.${name}`)}: ${words.join(', ')}`
  }
}
