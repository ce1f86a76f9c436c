import { show } from './commands.js'
import { runToEnd } from './endings.js'
import { bringGround } from './ground.js'
import { bringTestServers } from './test-servers.js'

await runToEnd(async () => {
  const ground = await bringGround({ web: true })
  const { env } = await bringTestServers(ground, new Set(['databases', 'browser']))
  return show('node', ['tests/e2e/shots.ts', ...process.argv.slice(2)], { env })
})
