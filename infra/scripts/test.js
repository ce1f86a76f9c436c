import { parseArgs } from 'node:util'
import { runToEnd } from './endings.js'
import { Fault } from './faults.js'
import { bringGround } from './ground.js'
import { say } from './say.js'
import { suites } from './suites.js'
import { sum } from './tally.js'
import { bringTestServers } from './test-servers.js'

/** @import { Tally } from './tally.js' */

await runToEnd(async () => {
  const chosen = chooseSuites()
  const needs = new Set(chosen.flatMap((suite) => suite.needs))
  const ground = await bringGround({ web: needs.has('browser') })
  const { env, folder } = await bringTestServers(ground, needs)

  /** @type {Tally[]} */
  const tallies = []
  for (const suite of chosen) {
    say(`\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}`)
    const tally = await suite.run({ env, folder })
    if (tally) tallies.push(tally)
  }
  const { passed, failed } = sum(tallies)
  say(`\n${failed.map((name) => `✘ ${name}\n`).join('')}${passed} passed, ${failed.length} failed`)
  return failed.length === 0 && passed > 0 ? 0 : 1
})

/** All suites, or those after `--only`, in their own order. */
function chooseSuites() {
  const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: false })
  if (typeof values.only !== 'string') return suites
  const wanted = values.only.split(',')
  const names = suites.map(({ name }) => name)
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new Fault({
      ru: `Нет проверок «${unknown.join(', ')}», есть ${names.join(', ')}.`,
      en: `There is no suite "${unknown.join(', ')}", only ${names.join(', ')}.`,
    })
  }
  return suites.filter(({ name }) => wanted.includes(name))
}
