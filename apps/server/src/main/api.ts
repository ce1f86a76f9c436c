import { buildApp } from './app.ts'
import { sayIfUnprotected } from './audit-check.ts'
import { configOrExit } from './config.ts'
import { closeOnSignal, openContext } from './open.ts'

const config = configOrExit()
const ctx = await openContext(config, config.statementTimeoutMs).catch((fault: Error) => {
  console.error(fault.message)
  process.exit(1)
})
void sayIfUnprotected(ctx)
const app = await buildApp(ctx)
closeOnSignal(ctx.log, async () => {
  await app.close()
  await ctx.close()
})
try {
  await app.listen({ host: config.host, port: config.port })
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
}
