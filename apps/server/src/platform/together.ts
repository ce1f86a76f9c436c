import { type Db, isDatabaseDown, type Reader } from './database.ts'

type Run<In, Out> = (reader: Reader, inputs: readonly In[]) => Promise<readonly Out[]>
type Waiting<In, Out> = {
  readonly input: In
  readonly resolve: (out: Out) => void
  readonly reject: (error: unknown) => void
}
type Line<In, Out> = { isBusy: boolean; readonly waiting: Waiting<In, Out>[] }

const LARGEST_GROUP = 32

/**
 * Calls that come while another is under way go together, as one statement and one commit: a quiet moment costs what
 * it did, a busy one far less. (Two groups under way at once were smaller groups: as many filings a second, and the
 * slowest took longer.) `run` gives one answer for each input, in their order. Inside a transaction a call
 * goes by itself.
 *
 * Where a group fails, each of its inputs is tried alone, so that none answers for another's fault; not after a lost
 * connection, which may have come after the commit.
 */
export function together<In, Out>(run: Run<In, Out>): (reader: Reader, input: In) => Promise<Out> {
  const lines = new WeakMap<Db, Line<In, Out>>()

  return (reader, input) =>
    new Promise((resolve, reject) => {
      const one = { input, resolve, reject }
      if (!isPool(reader)) return void answer(reader, [one])
      const line = lines.get(reader) ?? { isBusy: false, waiting: [] }
      lines.set(reader, line)
      line.waiting.push(one)
      if (!line.isBusy) void work(reader, line)
    })

  async function work(db: Db, line: Line<In, Out>): Promise<void> {
    line.isBusy = true
    while (line.waiting.length > 0) await answer(db, line.waiting.splice(0, LARGEST_GROUP))
    line.isBusy = false
  }

  async function answer(reader: Reader, group: readonly Waiting<In, Out>[]): Promise<void> {
    const inputs = group.map(({ input }) => input)
    try {
      const outs = await run(reader, inputs)
      if (outs.length !== group.length) throw new Error(`${outs.length} answers for ${group.length} inputs`)
      for (const [index, out] of outs.entries()) group[index]?.resolve(out)
    } catch (error) {
      if (group.length > 1 && !isDatabaseDown(error)) for (const one of group) await answer(reader, [one])
      else for (const { reject } of group) reject(error)
    }
  }
}

const isPool = (reader: Reader): reader is Db => '$client' in reader
