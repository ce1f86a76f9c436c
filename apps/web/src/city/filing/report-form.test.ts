import { expect, test } from 'vitest'
import { emptyDraft } from './draft.ts'
import { reportForm } from './report-form.ts'

const draft = {
  ...emptyDraft('6f1c2a3e-0000-4000-8000-000000000001'),
  category: 'pothole',
  text: '  Яма  ',
  place: { lon: 62.9, lat: 60.04 },
  address: 'улица Мира, 1',
  objectId: 'h1',
  details: { size: 'big' },
}

const fieldsOf = (form: FormData) => Object.fromEntries([...form].filter(([name]) => name !== 'photos'))

test('the form says what the draft says', () => {
  expect(fieldsOf(reportForm(draft, []))).toEqual({
    category: 'pothole',
    text: 'Яма',
    lon: '62.9',
    lat: '60.04',
    address: 'улица Мира, 1',
    objectId: 'h1',
    details: '{"size":"big"}',
    public: 'false',
    language: 'ru',
    clientKey: '6f1c2a3e-0000-4000-8000-000000000001',
  })
})

test('a report without a place sends nothing of the pin that once stood', () => {
  const fields = fieldsOf(reportForm({ ...draft, withoutPlace: true }, []))
  expect(fields).not.toHaveProperty('lon')
  expect(fields).not.toHaveProperty('address')
  expect(fields).not.toHaveProperty('objectId')
})

test('a repeat names the closed report', () => {
  expect(fieldsOf(reportForm({ ...draft, repeatOf: '2026-17' }, []))).toMatchObject({ repeatOf: '2026-17' })
})

test('an address leaves the device only with the consent', () => {
  const written = { ...draft, email: 'resident@example.org' }
  expect(fieldsOf(reportForm(written, []))).not.toHaveProperty('contactEmail')
  expect(fieldsOf(reportForm({ ...written, contactConsent: true }, []))).toMatchObject({
    contactEmail: 'resident@example.org',
    consents: '["contact@2026-12"]',
  })
})

test('others read it only when the person has said so, with the text that was shown', () => {
  expect(fieldsOf(reportForm({ ...draft, publish: true }, []))).toMatchObject({
    public: 'true',
    consents: '["publication@2026-11"]',
  })
  const kept = fieldsOf(reportForm({ ...draft, publish: false }, []))
  expect(kept).toMatchObject({ public: 'false' })
  expect(kept).not.toHaveProperty('consents')
})

test('photos go in their order', async () => {
  const photos = ['one', 'two'].map((text) => new Blob([text], { type: 'image/jpeg' }))
  const sent = reportForm(draft, photos).getAll('photos') as File[]
  expect(await Promise.all(sent.map((photo) => photo.text()))).toEqual(['one', 'two'])
})
