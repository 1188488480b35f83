import { defineConfig } from '@playwright/test'

import { browserArgs, findBrowser } from './tests/support/find-browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests',
  // For two cores: a third browser would only slow down the other two.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  // A busy machine needs this long to log in or to start the demo.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    // Shorter than the timeout of the test, so that the error names the action that hangs.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: browserArgs,
      // Playwright turns off the back/forward cache. The tests need it to check that Back does not restore a secret.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    locale: 'en-GB',
    timezoneId: 'Pacific/Chatham',
    trace: 'retain-on-failure',
  },
})
