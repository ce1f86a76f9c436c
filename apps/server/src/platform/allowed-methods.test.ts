import fastify from 'fastify'
import { expect, test } from 'vitest'
import { learnMethods } from './allowed-methods.ts'

const app = fastify()
const methodsOf = learnMethods(app)
const nothing = async () => null
app.get('/api/reports', nothing)
app.post('/api/reports', nothing)
app.get('/api/reports/:number', nothing)
app.get('/api/tiles/:z/:x/:y.mvt', nothing)
app.register(async (scope) => scope.put('/settings', nothing), { prefix: '/api/session' })
await app.ready()

test.each([
  ['/api/reports', ['GET', 'HEAD', 'POST']],
  ['/api/reports?status=closed', ['GET', 'HEAD', 'POST']],
  ['/api/reports/2026-1', ['GET', 'HEAD']],
  ['/api/reports/2026-1/moves', []],
  ['/api/tiles/1/2/3.mvt', ['GET', 'HEAD']],
  ['/api/tiles/1/2/3xmvt', []], // a point is a point
  ['/api/session/settings', ['PUT']],
  ['/', []],
])('%s has the methods %j', (address, methods) => {
  expect(methodsOf(address)).toEqual(methods)
})
