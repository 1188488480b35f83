import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { test } from './security-test.ts'

/** The sessions of the Security page over real HTTP: what is listed, and what the end of a session does. */

const SAFARI_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'
const SESSIONS = '/manage/current-user/sessions'

test('the session of the login is marked, and others end one by one or together', async ({ page, stage, security }) => {
  const { sessions, requests } = stage.manage
  const day = 24 * 60 * 60_000
  const phone = { userAgent: SAFARI_ON_IPHONE, location: 'Prague', lastUsed: new Date(Date.now() - 1.5 * day) }
  sessions.seed(maria.sub, phone)
  sessions.seed(maria.sub, { userAgent: '<b>bot</b>', ip: '203.0.113.9' })
  sessions.seed(maria.sub, { location: 'Brno' })
  await security.openAndLogIn()

  const section = page.getByRole('region', { name: 'Sessions' })
  const rows = section.getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.first()).toContainText(/on Linux.*This session.*logged in just now/)
  await expect(rows.last()).toContainText('Safari on iPhone')
  await expect(rows.first().getByRole('button')).toHaveText('Log out here')

  await section.getByRole('button', { name: 'End session: Safari on iPhone, Prague' }).click()
  await security.dialog('End session').getByRole('button', { name: 'End session' }).click()
  await expect(page.getByText('Session ended: Safari on iPhone')).toBeVisible()
  await expect(rows).toHaveCount(3)
  await expect(section.getByRole('heading', { name: 'Sessions' })).toBeFocused()

  await section.getByRole('button', { name: 'End 2 other sessions' }).click()
  const question = security.dialog('End 2 other sessions')
  await question.getByRole('button', { name: 'End 2 other sessions' }).dblclick()
  await expect(section.getByText('You have no other sessions.')).toBeVisible()
  expect(requests.filter(({ method, url }) => method === 'DELETE' && url.startsWith(SESSIONS))).toHaveLength(3)
  await expect(rows.first()).toContainText('This session')
})

test('a session that another browser ends is logged out, and its log-out is not needed', async ({
  page,
  browser,
  stage,
  security,
}) => {
  await security.openAndLogIn()
  const section = page.getByRole('region', { name: 'Sessions' })
  await expect(section.getByRole('listitem')).toHaveCount(1)

  const other = await browser.newContext({ userAgent: SAFARI_ON_IPHONE })
  const { SecurityPage } = await import('./security-page.ts')
  const onPhone = new SecurityPage(await other.newPage(), stage)
  await onPhone.openAndLogIn()
  const end = onPhone.page.getByRole('button', { name: /^End session: / })
  await end.click()
  await onPhone.dialog('End session').getByRole('button', { name: 'End session' }).click()
  await expect(onPhone.page.getByText('You have no other sessions.')).toBeVisible()
  await other.close()

  await page.getByRole('link', { name: 'Access tokens' }).click()
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
})

for (const status of [404, 501] as const) {
  test(`a server without sessions (${status}) shows this session alone, and is asked once`, async ({
    page,
    stage,
    security,
  }) => {
    stage.manage.faults.unavailable = { sessions: status }
    await security.open()
    const section = page.getByRole('region', { name: 'This session' })
    await expect(section).toContainText('Other browsers stay logged in.')
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByRole('link', { name: 'Security' }).click()
    await expect(section.getByRole('button', { name: 'Log out here' })).toBeVisible()
    expect(stage.manage.requests.filter(({ method, url }) => method === 'GET' && url === SESSIONS)).toHaveLength(1)

    await section.getByRole('button', { name: 'Log out here' }).click()
    await expect(page.getByRole('heading', { name: 'Log in to Latchkey' })).toBeVisible()
  })
}
