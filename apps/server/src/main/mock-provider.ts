import { mockProvider } from '../people/mock-provider.ts'

/**
 * `MOCK_PROVIDER_PORT=… PUBLIC_URL=… mock-provider`: lets anybody in by an address alone. For the demo and
 * development; the demo town is the only one that is told of it.
 */
const { MOCK_PROVIDER_PORT, PUBLIC_URL } = process.env
if (!MOCK_PROVIDER_PORT || !PUBLIC_URL) {
  console.error('MOCK_PROVIDER_PORT and PUBLIC_URL must be set')
  process.exit(1)
}
const provider = mockProvider(`http://localhost:${MOCK_PROVIDER_PORT}`, [
  `${PUBLIC_URL}/api/sign-in/mock/back`,
])
const server = provider.listen(Number(MOCK_PROVIDER_PORT), '127.0.0.1')
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => server.close(() => process.exit(0)))
