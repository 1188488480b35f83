import { defineConfig } from '@playwright/test'

import { browserArgs, findBrowser } from './tests/support/find-browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  // Two cores: a third browser would only make the others slow.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  // As long as what a busy machine takes for a login, or to start the demo.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    // What does not come says so, and does not hold up everything until the whole test has run out of time.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: browserArgs,
      // Without it "Back brings the secret back" could not be seen: Playwright switches the back/forward cache off.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    locale: 'en-GB',
    timezoneId: 'Pacific/Chatham',
    trace: 'retain-on-failure',
  },
})
