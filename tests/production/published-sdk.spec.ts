import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'

import { heading } from '../support/console-page.ts'
import { test } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-published-sdk-'))

test.use({ build: folder })
test.beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build', '--', '--outDir', folder, '--emptyOutDir'], {
    env: { ...process.env, LATCHKEY_PUBLISHED_SDK: '1' },
    stdio: 'ignore',
  })
})
test.afterAll(() => rmSync(folder, { recursive: true }))

test('a build with the published SDK logs in, and renews the session after a reload @slow', async ({ page, stage }) => {
  const scripts = readdirSync(join(folder, 'assets')).map((name) => readFileSync(join(folder, 'assets', name), 'utf8'))
  expect(
    scripts.some((text) => text.includes('OAUTH_INVALID_RESPONSE')),
    'the published SDK has oauth4webapi',
  ).toBe(true)
  await new TokensPage(page, stage.app).openAndLogIn()
  await page.reload()
  await expect(heading(page, 'Access tokens')).toBeVisible()
})
