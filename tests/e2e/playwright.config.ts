import { defineConfig } from '@playwright/test'
import { launchOptions, residence } from './browser.ts'

/** People in a real browser. One at a time: drawing maps without a graphics card takes a whole processor. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.data/e2e',
  globalSetup: './start-site.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 40_000 },
  use: { ...residence, launchOptions, actionTimeout: 40_000, screenshot: 'only-on-failure' },
})
