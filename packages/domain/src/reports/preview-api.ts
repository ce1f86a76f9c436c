import { endpoint } from '../endpoint.ts'
import { ByNumber } from './api.ts'

/** What a messenger shows beside a link: pixels of `previewPicture`. */
export const previewSize = { width: 1200, height: 630 } as const

export const previewPicture = endpoint({
  method: 'GET',
  path: '/reports/:number/preview',
  summary: 'The picture beside a link to a public report: its first photo, or a drawn one, 1200 × 630',
  access: 'anyone',
  params: ByNumber,
  stream: 'image/jpeg',
})
