import { givenNow } from '@gorozhanin/domain/accounts/consents'
import type { Language } from '@gorozhanin/domain/names'
import { addRemark, takeBackRemark } from '@gorozhanin/domain/reports/remark-api'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/queries.ts'

export type NewRemark = {
  readonly text: string
  readonly photos: readonly Blob[]
  readonly language: Language
  /** The same while nothing in it changes: sent again it is the same remark. */
  readonly clientKey: string
}

/** Sends what was written, with the consent to show it. */
export async function sendRemark(
  number: string,
  { text, photos, language, clientKey }: NewRemark,
): Promise<void> {
  const form = new FormData()
  form.append('text', text)
  form.append('consents', JSON.stringify([givenNow('publication')]))
  form.append('language', language)
  form.append('clientKey', clientKey)
  for (const photo of photos) form.append('photos', photo, 'photo.jpg')
  await call(addRemark, { params: { number }, form })
  await refresh(number)
}

export async function dropRemark(number: string, id: string): Promise<void> {
  await call(takeBackRemark, { params: { number, id } })
  await refresh(number)
}

const refresh = (number: string) => queryClient.invalidateQueries({ queryKey: ['report', number] })
