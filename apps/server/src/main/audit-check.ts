import { mayRewriteAudit } from '../platform/application-role.ts'
import type { Ctx } from './context.ts'

/** Says at the start of a process where the audit log is not protected. A database that is away is told by its own words. */
export async function sayIfUnprotected({ db, log }: Pick<Ctx, 'db' | 'log'>): Promise<void> {
  const may = await mayRewriteAudit(db).catch(() => false)
  if (may)
    log.warn(
      'The application owns its database and could rewrite the audit log: set DATABASE_OWNER_URL apart from DATABASE_URL',
    )
}
