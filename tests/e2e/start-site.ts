import { startSmallTown } from './site.ts'

/** Runs once before all files; what it gives stops everything after them. */
export default async function startOnce(): Promise<() => Promise<void>> {
  const site = await startSmallTown()
  process.env.SITE_ADDRESS = site.address
  process.env.SITE_DATABASE_URL = site.databaseUrl
  return site.stop
}
