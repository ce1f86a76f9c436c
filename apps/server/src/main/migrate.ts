import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { openToApplication } from '../platform/application-role.ts'
import { openDatabase } from '../platform/database.ts'
import { maskOlder } from '../reports/mask-store.ts'
import { databaseUrlOrExit, ownerUrlOrExit } from './config.ts'

/** Brings a database to the newest shape as its `owner`, and opens it to the `application`. Safe to repeat. */
export async function migrateDatabase(owner: string, application: string): Promise<void> {
  const db = openDatabase(owner, 1, () => {})
  try {
    await migrate(db, { migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)) })
    await maskOlder(db)
    if (new URL(application).username !== new URL(owner).username) await openToApplication(db, application)
  } finally {
    await db.$client.end()
  }
}

if (import.meta.main) await migrateDatabase(ownerUrlOrExit(), databaseUrlOrExit())
