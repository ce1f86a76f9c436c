import type { Input } from '@gorozhanin/domain/endpoint'
import type { Language } from '@gorozhanin/domain/names'
import type { MySettings, saveMySettings } from '@gorozhanin/domain/people/api'

/** The form as it is filled in. A day that is not chosen yet is empty. */
export type SettingsDraft = Pick<MySettings, 'letters'> & {
  readonly away: boolean
  readonly from: string
  readonly until: string
  readonly deputy: string | null
}

export function toDraft({ letters, absence }: MySettings): SettingsDraft {
  const { from = '', until = '', deputy = null } = absence ?? {}
  return { letters, away: absence !== null, from, until, deputy }
}

export function toBody(
  { letters, away, from, until, deputy }: SettingsDraft,
  language: Language,
): Input<typeof saveMySettings>['body'] {
  return { letters, language, absence: away ? { from, until, deputy } : null }
}
