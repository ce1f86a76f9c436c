import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { openDatabase } from '../platform/database.ts'
import { maskOlder } from '../reports/mask-store.ts'
import { databaseUrlOrExit } from './config.ts'

/** Brings the database at `url` to the newest shape. Safe to repeat. */
export async function migrateDatabase(url: string): Promise<void> {
  const db = openDatabase(url, 1, () => {})
  try {
    await migrate(db, { migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)) })
    await maskOlder(db)
  } finally {
    await db.$client.end()
  }
}

if (import.meta.main) await migrateDatabase(databaseUrlOrExit())
