import type { TestProject } from 'vitest/node'
import { makeTemplate } from './databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
  }
}

/** Runs once before the files of a suite. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('template', await makeTemplate())
}
