import { show } from './commands.js'
import { runToEnd } from './endings.js'
import { bringGround } from './ground.js'
import { bringTestServers } from './test-servers.js'

// Durable as in production: a figure without it would flatter.
await runToEnd(async () => {
  const ground = await bringGround({ web: true })
  const { env } = await bringTestServers(ground, new Set(['databases', 'browser']), { durable: true })
  return show('node', ['tests/load/bench.ts', ...process.argv.slice(2)], { env })
})
