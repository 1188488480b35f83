import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { scan } from '../support/servers/authenticator-app.ts'
import { MessagesPage } from './messages-page.ts'
import { test } from './messages-test.ts'
import { SecurityPage } from './security-page.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import { TokensPage } from './tokens-page.ts'

/** Accepting and declining invitations over real HTTP, up to the page of the project. */

const projectUrl = ({ manage }: Stage, { id }: { id: number }) => `${manage.origin}/admin/projects/${id}`
/** The requests that change something, such as "PUT projects-invitations/113". */
const writesTo = ({ manage }: Stage) =>
  manage.requests
    .filter(({ method }) => method === 'PUT' || method === 'DELETE')
    .map(({ method, url }) => `${method} ${url.replace('/manage/current-user/', '')}`)

test('accepting opens the project, and the Back button does not bring the invitation back', async ({
  page,
  stage,
  messages,
}) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  stage.manage.invitations.seed(maria.sub, { kind: 'organization', name: 'Acme' })
  await messages.open('Invitations')
  await expect(messages.invitation('Marketing')).toContainText('Joe Example invited you to join the project Marketing')

  const response = page.waitForResponse((candidate) => candidate.request().method() === 'PUT')
  await messages.acceptButton('Marketing').click()
  expect((await response).status()).toBe(202)

  await expect(page).toHaveURL(projectUrl(stage, to))
  const projectRequests = stage.manage.requests.filter(({ url }) => url === `/admin/projects/${to.id}`)
  expect(projectRequests, 'opened without a bearer token').toMatchObject([{ method: 'GET', authorized: false }])
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])

  await page.goBack()
  await expect(messages.invitation('Acme')).toBeVisible()
  await expect(messages.acceptButton('Marketing')).toBeHidden()
})

test('two clicks before the next render accept an invitation once', async ({ page, stage, messages }) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  await messages.open('Invitations')

  await messages.acceptButton('Marketing').evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })

  await expect(page).toHaveURL(projectUrl(stage, to))
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])
})

test('when the response to accepting is lost, the page links to the project and sends nothing again', async ({
  page,
  stage,
  messages,
}) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  stage.manage.faults.nextAccept = 'lost'
  await messages.open('Invitations')

  await messages.acceptButton('Marketing').click()

  await expect(page.getByText('You may be a member of Marketing')).toBeVisible()
  const projectLink = page.getByRole('link', { name: 'Go to Marketing' })
  await expect(projectLink).toHaveAttribute('href', projectUrl(stage, to))
  await expect(messages.acceptButton('Marketing')).toBeHidden()
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])

  await projectLink.click()
  await expect(page).toHaveURL(projectUrl(stage, to))
})

test('accepting an invitation to an organization announces the membership and stays on the page', async ({
  page,
  stage,
  messages,
}) => {
  const { id } = stage.manage.invitations.seed(maria.sub, { kind: 'organization', name: 'Acme' })
  await messages.open('Invitations')

  await messages.acceptButton('Acme').click()

  await expect(messages.announcement('You are now a member of Acme.')).toBeVisible()
  await expect(page.getByText('No invitations')).toBeVisible()
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  expect(writesTo(stage)).toEqual([`PUT organizations-invitations/${id}`])
})

test('declining asks for confirmation, and Cancel sends nothing', async ({ page, stage, messages }) => {
  const { id } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  await messages.open('Invitations')
  const decline = page.getByRole('button', { name: 'Decline the invitation to Marketing…' })
  const confirmation = messages.dialog('Decline the invitation')

  await decline.click()
  await expect(confirmation).toContainText('You can’t join Marketing until someone invites you again.')
  await confirmation.getByRole('button', { name: 'Cancel' }).click()
  await expect(confirmation).toBeHidden()
  expect(writesTo(stage)).toEqual([])

  await decline.click()
  await confirmation.getByRole('button', { name: 'Decline invitation' }).click()
  await expect(messages.announcement('Invitation to Marketing declined')).toBeVisible()
  await expect(page.getByText('No invitations')).toBeVisible()
  await expect(messages.navigationLink('Invitations')).toBeVisible()
  expect(writesTo(stage)).toEqual([`DELETE projects-invitations/${id}`])
})

test('a user whose project requires MFA sets it up, returns and accepts the invitation', async ({
  page,
  browser,
  stage,
  messages,
}) => {
  const { to } = stage.manage.invitations.seed(maria.sub, { name: 'Vault', requiresMfa: true })
  await messages.open('Invitations')
  await messages.acceptButton('Vault').click()
  const alert = messages.invitation('Vault').getByRole('alert')
  await expect(alert).toContainText('Vault requires multi-factor authentication.')
  await alert.getByRole('link', { name: 'Set up MFA and come back' }).click()
  await expect(page).toHaveURL(`${stage.app}/security/add?back=%2Finvitations`)

  const security = new SecurityPage(page, stage)
  const backLink = page.getByRole('link', { name: 'Back to invitations' })
  await security.dialog('Enable MFA').getByRole('button', { name: 'Authenticator app' }).click()
  await security.completeStepUp()
  const setUp = security.dialog('Set up an authenticator app')
  await expect(backLink, 'before a factor exists').toBeHidden()
  const authenticator = await scan(setUp.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill(authenticator.generate())
  await setUp.getByRole('button', { name: 'Activate' }).click()
  await security.dialog('A second factor is set up').getByRole('button', { name: 'Not now' }).click()
  stage.manage.invitations.setMfa(maria.sub, true)

  await backLink.click()
  await messages.waitForPage('Invitations')
  await messages.acceptButton('Vault').click()
  await expect(page).toHaveURL(projectUrl(stage, to))
})

for (const { answer, button } of [
  { answer: 'accepts', button: 'Accept the invitation to Marketing' },
  { answer: 'declines', button: 'Decline the invitation to Marketing…' },
]) {
  test(`an invitation that was withdrawn before the user ${answer} it is removed as no longer valid${slowUnless(answer === 'accepts')}`, async ({
    page,
    stage,
    messages,
  }) => {
    const { id } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
    stage.manage.invitations.seed(maria.sub, { name: 'Finance' })
    await messages.open('Invitations')
    await expect(messages.navigationLink('Invitations, 2 pending')).toBeVisible()
    stage.manage.invitations.delete('projects-invitations', maria.sub, id)

    await page.getByRole('button', { name: button }).click()
    if (answer === 'declines') {
      await messages.dialog('Decline the invitation').getByRole('button', { name: 'Decline invitation' }).click()
    }

    await expect(messages.announcement('The invitation to Marketing is no longer valid.')).toBeVisible()
    await expect(messages.invitation('Marketing')).toBeHidden()
    await expect(messages.invitation('Finance')).toBeVisible()
    await expect(messages.navigationLink('Invitations, 1 pending')).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/invitations`)
  })
}

test('a user cancels a join request', async ({ page, stage, messages }) => {
  const { id } = stage.manage.invitations.seedJoinRequest(maria.sub, { name: 'Finance', reason: 'for the audit' })
  await messages.open('Invitations')
  const joinRequests = page.getByRole('region', { name: 'Your requests to join' })
  await expect(joinRequests.getByRole('listitem')).toContainText('You asked to join the project Finance')

  await joinRequests.getByRole('button', { name: 'Cancel request to join Finance' }).click()

  await expect(messages.announcement('Request to join Finance canceled')).toBeVisible()
  await expect(joinRequests).toBeHidden()
  expect(writesTo(stage)).toEqual([`DELETE projects-join-requests/${id}`])
})

test('an invitation to another account offers a log-out, and the other user returns to it after the login', async ({
  page,
  context,
  stage,
  messages,
}) => {
  stage.manage.invitations.seed(maria.sub, { name: 'Marketing', email: joe.email })
  const { id, to } = stage.manage.invitations.seed(joe.sub, { name: 'Marketing', email: joe.email })
  await messages.open('Invitations')
  const otherTab = await context.newPage()
  await new MessagesPage(otherTab, stage.app).open('Notifications')
  await expect(messages.invitation('Marketing')).toContainText(
    'This invitation was sent to joe@example.com, but you are logged in as maria@example.com.',
  )

  const revocation = page.waitForRequest(`${stage.tenant.origin}/oauth/revoke`)
  await page.getByRole('button', { name: 'Log out and switch account' }).click()
  await revocation
  const frame = new TokensPage(page, stage.app)
  await frame.waitForPage('Log in to Latchkey')
  await new TokensPage(otherTab, stage.app).waitForPage('Log in to Latchkey')

  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await frame.enterCredentials(joe)
  await messages.waitForPage('Invitations')
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  await expect(messages.invitation('Marketing')).not.toContainText('This invitation was sent to')
  await messages.acceptButton('Marketing').click()
  await expect(page).toHaveURL(projectUrl(stage, to))
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])
})
