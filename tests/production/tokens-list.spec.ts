import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { slowUnless } from '../support/slow.ts'
import { test } from './tokens-test.ts'

/** The list of access tokens: expiry on an open page, deletion, and calendar downloads. */

const DAY = 86_400_000

test.describe('a token that expires while the page is open', () => {
  test('shows its new status without a reload, and can be deleted', async ({ page, stage, tokens }) => {
    await page.clock.install()
    await tokens.openApiKeys()
    const token = stage.manage.tokens.seed(maria.sub, { expires: new Date(Date.now() + 600_000) })
    await tokens.navigationEntry.click()
    await expect(tokens.row(token.id)).toContainText('Expires soon')
    const deleteExpired = page.getByRole('button', { name: 'Delete expired' })
    await expect(deleteExpired).toBeHidden()

    // Hold the requests of polls during the jump: their responses would report the server's unchanged time.
    const requests = `${stage.manage.origin}/**`
    await page.route(requests, () => {})
    await page.clock.fastForward(600_000)
    await expect(tokens.row(token.id).getByText('Expired', { exact: true })).toBeVisible()
    const listRequests = stage.manage.requests.filter(
      ({ method, url }) => method === 'GET' && url === '/manage/current-user/tokens',
    )
    expect(listRequests, 'no further request').toHaveLength(1)
    await deleteExpired.click()
    await page.unroute(requests)
    await tokens.dialog('Delete token').getByRole('button', { name: 'Delete token' }).click()
    await expect(page.getByText('No tokens are created yet')).toBeVisible()
  })

  test('uses the server’s clock when the device’s clock is wrong', async ({ page, stage, tokens }) => {
    // The device's clock is 100 days slow. By that clock, the token was created in the future and lasts 106 days.
    await page.clock.install({ time: Date.now() - 100 * DAY })
    const { id } = stage.manage.tokens.seed(maria.sub, { expires: new Date(Date.now() + 6 * DAY) })
    await tokens.open()
    await expect(tokens.row(id)).toContainText('Expires soon')
    // Hold the requests of polls during the jump: their responses would report the server's unchanged time.
    await page.route(`${stage.manage.origin}/**`, () => {})
    await page.clock.fastForward(6 * DAY + 60_000)
    await expect(tokens.row(id).getByText('Expired', { exact: true })).toBeVisible()
  })
})

test.describe('deleting tokens', () => {
  test('shows that a token was already deleted elsewhere', async ({ stage, tokens }) => {
    const { id } = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.choose(id, 'Delete…')
    const remove = tokens.dialog('Delete token')
    await expect(remove).toContainText('Anything that uses this token stops working immediately.')
    stage.manage.tokens.delete(maria.sub, id)
    await remove.getByRole('button', { name: 'Delete token' }).click()
    await expect(tokens.status).toContainText(['CI deploy had already been deleted'])
    await expect(tokens.row(id)).toBeHidden()
  })

  test('shows a result for each token, and retries the failed ones', async ({ page, stage, tokens }) => {
    const [kept, last, gone, first] = ['kept', 'last', 'gone', 'first'].map((description) =>
      stage.manage.tokens.seed(maria.sub, { description }),
    )
    await tokens.open()
    for (const name of ['first', 'gone', 'last']) {
      await page.getByLabel(`Select ${name}`).check()
    }
    await page.getByRole('button', { name: 'Delete 3 tokens' }).click()
    stage.manage.faults.nextDelete = 'error'
    stage.manage.tokens.delete(maria.sub, gone?.id ?? 0)
    const remove = tokens.dialog('Delete 3 tokens')
    await remove.getByRole('button', { name: 'Delete 3 tokens' }).click()
    await expect(remove.getByRole('listitem')).toHaveText([
      /^first.*The server had an internal error\./,
      /^gone.*Already deleted$/,
      /^last.*Deleted$/,
    ])
    await expect(tokens.row(last?.id ?? ''), 'a deleted token leaves the list').toHaveCount(0)

    await remove.getByRole('button', { name: 'Try 1 again' }).click()
    await expect(tokens.status).toContainText(['3 tokens deleted'])
    await expect(tokens.row(first?.id ?? '')).toBeHidden()
    const deletions = stage.manage.requests
      .filter(({ method }) => method === 'DELETE')
      .map(({ url }) => url.split('/').at(-1))
    expect(deletions, 'only the failed deletion is sent again').toEqual(
      [first, gone, last, first].map((token) => `${token?.id}`),
    )
    expect(stage.manage.tokens.list(maria.sub).map(({ id }) => id)).toEqual([kept?.id])
  })

  for (const count of [1, 2]) {
    test(`asks for a step-up before deleting ${count > 1 ? 'two tokens' : 'one token'}${slowUnless(count > 1)}`, async ({
      page,
      stage,
      tokens,
    }) => {
      const { id } = stage.manage.tokens.seed(maria.sub)
      if (count > 1) stage.manage.tokens.seed(maria.sub, { description: 'Nightly build' })
      const title = count > 1 ? `Delete ${count} tokens` : 'Delete token'
      await tokens.open()
      await expect(tokens.row(id)).toBeVisible()
      stage.manage.faults.sudo = true
      await page.getByLabel('Select all on this page').check()
      await page.getByRole('button', { name: /^Delete \d+ token/ }).click()
      await tokens.dialog(title).getByRole('button', { name: title }).click()
      await tokens.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
      await tokens.enterCredentials()
      await tokens.waitForPage()
      await expect(tokens.dialog(title), 'the dialog has the same tokens as before the login').toBeVisible()
      expect(stage.manage.tokens.list(maria.sub), 'nothing is deleted automatically').toHaveLength(count)
      await tokens.dialog(title).getByRole('button', { name: title }).click()
      await expect(page.getByText('No tokens are created yet')).toBeVisible()
      expect(stage.manage.tokens.list(maria.sub)).toEqual([])
    })
  }
})

test('the expiry of a token can be downloaded as a calendar event with a reminder', async ({ page, stage, tokens }) => {
  const name = 'Nächtlicher Export, Köln; „São Paulo“ — für alle Projekte der Abteilung in der Übersee'
  const token = stage.manage.tokens.seed(maria.sub, { description: name })
  await tokens.open()
  const download = page.waitForEvent('download')
  await tokens.choose(token.id, 'Add expiry to calendar')
  expect((await download).suggestedFilename()).toBe(`token-${token.id}.ics`)
  const file = await readFile(await (await download).path(), 'utf8')

  expect(file.replaceAll('\r\n', ''), 'every line ends with CRLF').not.toMatch(/[\r\n]/)
  const lines = file.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(file, 'no line break splits a character').not.toContain('\uFFFD')
  const unfolded = file.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.length, 'the name is long enough to be folded').toBeGreaterThan(unfolded.length)
  expect(unfolded).toContain('SUMMARY:Access token “' + name.replace(/[,;]/g, '\\$&') + '” expires')
  expect(unfolded).toContain(`DTSTART:${token.expires?.toISOString().replace(/[-:]|\.\d+/g, '')}`)
  expect(unfolded).toContain('TRIGGER:-P7D')
  expect(unfolded).toContain(`URL:${stage.app}/tokens`)
  expect(unfolded.filter((line) => /^(BEGIN|END):/.test(line))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'BEGIN:VALARM',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
})
