import { existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

import { browserArgs, findBrowser } from '../tests/support/find-browser.ts'

const project = join(import.meta.dirname, '..')
const executablePath = findBrowser()

if (!existsSync(join(project, 'dist-demo/index.html'))) {
  execFileSync('npm', ['run', '--silent', 'build:demo'], { cwd: project, stdio: 'inherit' })
}

/** `npm run screenshots` saves every screen and state of the demo as a PNG file in `screenshots/out/` (git-ignored). */
export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  workers: 2,
  fullyParallel: true,
  // One test visits all states, which takes minutes on a busy machine.
  timeout: 900_000,
  reporter: 'list',
  outputDir: join(project, 'test-results/screenshots'),
  use: {
    actionTimeout: 20_000,
    launchOptions: { ...(executablePath && { executablePath }), args: browserArgs },
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
  },
})
