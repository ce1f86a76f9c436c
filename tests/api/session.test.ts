import type { Me } from '@gorozhanin/domain/people/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, signInAs } from '../support/people.ts'

let city: TestCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

test('a moderator signs in, is known, and is a stranger again after signing out', async () => {
  const cookie = await signInAs(city, 'moderator')
  const { body } = await ask<{ me: Me }>(city, 'GET', '/session', { cookie })
  expect(body.me).toEqual({
    login: 'moderator@demo.local',
    name: { ru: 'Модератор', en: 'Moderator' },
    leads: false,
    groups: null,
    roles: ['moderator'],
    agency: null,
  })

  expect((await ask(city, 'DELETE', '/session', { cookie })).status).toBe(204)
  expect((await ask(city, 'GET', '/session', { cookie })).body).toEqual({ me: null })
})

test('a wrong password and an unknown login are refused alike', async () => {
  const tries = ['moderator@demo.local', 'nobody@demo.local'].map((login) =>
    ask(city, 'POST', '/session', { body: { login, password: 'not this one' } }),
  )
  const [known, unknown] = await Promise.all(tries)
  expect(known?.status).toBe(401)
  expect(known?.body).toEqual(unknown?.body)
})

test('a request from another site is refused even with a cookie', async () => {
  const cookie = await signInAs(city, 'moderator')
  const answer = await ask<{ code: string }>(city, 'DELETE', '/session', {
    cookie,
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(answer).toMatchObject({ status: 403, body: { code: 'access.wrong_origin' } })
})

test('the console is closed to strangers and an unknown field is refused by its name', async () => {
  expect((await ask(city, 'GET', '/console/reports')).status).toBe(401)
  const answer = await ask<{ errors: object[] }>(city, 'POST', '/session', {
    body: { login: 'a', password: 'b', remember: true },
  })
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'remember' }))
})
