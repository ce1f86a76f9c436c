import type pg from 'pg'
import { withBigCity } from './big-city.ts'
import { type Figure, plain } from './figures.ts'
import { manyReports } from './million-reports.ts'

/** Of five years: a fifth of them is of the last. */
const REPORTS = 250_000

/** «Как отвечает город» over many reports with their histories: counted anew, and once more within the minute. */
export async function benchFigures(): Promise<readonly Figure[]> {
  return withBigCity(
    async (db) => {
      await manyReports(db, REPORTS)
      await theirHistories(db)
    },
    async (api) => {
      const figures: Figure[] = []
      for (const period of ['month', 'quarter', 'year']) {
        const [received, due, firstMs] = await ask(api.address, period)
        const [, , againMs] = await ask(api.address, period)
        figures.push(
          plain(`figures: ${period}, received`, received, ''),
          plain(`figures: ${period}, answers due`, due, ''),
          plain(`figures: ${period}, counted anew`, firstMs, 'ms'),
          plain(`figures: ${period}, within the minute`, againMs, 'ms'),
        )
      }
      return figures
    },
  )
}

async function ask(address: string, period: string): Promise<readonly [number, number, number]> {
  const began = performance.now()
  const reply = await fetch(`${address}/api/figures?period=${period}`)
  const { received, inTime } = (await reply.json()) as { received: number; inTime: { of: number } }
  return [received, inTime.of, performance.now() - began]
}

/** What each report has lived through, as its events and the clock of its answer tell. */
async function theirHistories(db: pg.Pool): Promise<void> {
  const client = await db.connect()
  try {
    await client.query(`
      alter table events disable trigger user;
      alter table clocks disable trigger user;
      insert into events (report, at, name, actor_kind, from_status, to_status, agency, seen, data)
      select r.id, r.registered_at + step.after, step.name, step.who, step.left, step.reached, r.agency, 'public',
             case step.name when 'publish' then jsonb_build_object('dueAt', r.due_at)
                            when 'publish_answer' then '{"outcome": "fixed"}' else '{}' end
        from reports r
        join (values (0, interval '0', 'file', 'resident', null, 'moderation'),
                     (1, interval '1 hour', 'publish', 'staff', 'moderation', 'routed'),
                     (2, interval '1 day', 'accept', 'staff', 'routed', 'in_work'),
                     (3, interval '4 days', 'answer', 'staff', 'in_work', 'answer_review'),
                     (4, interval '5 days', 'publish_answer', 'staff', 'answer_review', 'answered'))
             as step (n, after, name, who, "left", reached)
          on step.n = 0 or (step.n = 1 and r.status <> 'moderation') or r.status in ('answered', 'closed')
       order by r.registered_at + step.after;
      insert into clocks (report, kind, run, provisional, calendar_version, started_at, due_at, warn_at, pauses)
      select id, 'answer', 1, false, 'bench', registered_at, due_at, due_at, '[]' from reports;
      analyze events; analyze clocks`)
  } finally {
    client.release()
  }
}
