import { defineConfig } from '@playwright/test'

import { browserArgs, findBrowser, findFullBrowser } from './tests/support/find-browser.ts'

const launch = (executablePath: string | undefined) => ({
  ...(executablePath && { executablePath }),
  args: browserArgs,
  // Playwright switches the back/forward cache off, and one test is about a secret that Back could bring back.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
})

/** The only tests that need more than a headless shell: the back/forward cache, and focus that goes to another window. */
const FULL_BROWSER = 'browser/full-browser.spec.ts'

/**
 * `npm test` runs the quick tier and `npm run test:all` adds the tests with the tag `@slow`: matrices whose most telling
 * cases the quick tier has, and what needs the full browser. `npm run test:browser` runs both tiers, and
 * `npm run test:browser -- list.spec.ts:40 --trace on` runs one test and keeps a trace, which is off by default because
 * it makes every test a quarter slower.
 */
export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  // For two cores. A third worker gained nothing.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Limits for a hang only. On a machine with two other test runs, a test took ten times as long as on a quiet one.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    // Shorter than the timeout of the test, so that the report names the action that hangs.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'Pacific/Chatham',
  },
  projects: [
    { name: 'browser', testIgnore: FULL_BROWSER, use: { launchOptions: launch(findBrowser()) } },
    { name: 'full browser', testMatch: FULL_BROWSER, use: { launchOptions: launch(findFullBrowser()) } },
  ],
})
