import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { scan } from '../support/servers/authenticator-app.ts'
import { MessagesPage } from './messages-page.ts'
import { test } from './messages-test.ts'
import { SecurityPage } from './security-page.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import { TokensPage } from './tokens-page.ts'

/** Invitations, answered at a real server, as far as the project that they lead to. */

const addressOf = ({ manage }: Stage, { id }: { id: number }) => `${manage.origin}/admin/projects/${id}`
const writesTo = ({ manage }: Stage) =>
  manage.requests
    .filter(({ method }) => method === 'PUT' || method === 'DELETE')
    .map(({ method, url }) => `${method} ${url.replace('/manage/current-user/', '')}`)

test('a person who accepts is taken to the project, and Back does not offer it again', async ({
  page,
  stage,
  messages,
}) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  stage.manage.invitations.seed(maria.sub, { kind: 'organization', name: 'Acme' })
  await messages.open('Invitations')
  await expect(messages.invitation('Marketing')).toContainText('Joe Example invited you to join the project Marketing')
  const answer = page.waitForResponse((response) => response.request().method() === 'PUT')
  await messages.accept('Marketing').click()
  expect((await answer).status()).toBe(202)

  await expect(page).toHaveURL(addressOf(stage, to))
  const arrived = stage.manage.requests.filter(({ url }) => url === `/admin/projects/${to.id}`)
  expect(arrived, 'the browser brings no bearer along').toMatchObject([{ method: 'GET', authorized: false }])
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])

  await page.goBack()
  await expect(messages.invitation('Acme')).toBeVisible()
  await expect(messages.accept('Marketing')).toBeHidden()
})

test('a person who accepts twice in one moment has accepted once', async ({ page, stage, messages }) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  await messages.open('Invitations')
  // Both clicks before the page can draw anything, as on a device that is busy.
  await messages.accept('Marketing').evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(page).toHaveURL(addressOf(stage, to))
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])
})

test('a person who gets no answer is shown the way to the project, taken nowhere, and nothing is sent again', async ({
  page,
  stage,
  messages,
}) => {
  const { id, to } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  stage.manage.faults.nextAccept = 'lost'
  await messages.open('Invitations')
  await messages.accept('Marketing').click()
  await expect(page.getByText('You may be a member of Marketing by now')).toBeVisible()
  const way = page.getByRole('link', { name: 'Go to Marketing' })
  await expect(way).toHaveAttribute('href', addressOf(stage, to))
  await expect(messages.accept('Marketing')).toBeHidden()
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])
  await way.click()
  await expect(page).toHaveURL(addressOf(stage, to))
})

test('a person who joins an organization stays, and is told so', async ({ page, stage, messages }) => {
  const { id } = stage.manage.invitations.seed(maria.sub, { kind: 'organization', name: 'Acme' })
  await messages.open('Invitations')
  await messages.accept('Acme').click()
  await expect(messages.said('You are a member of Acme now.')).toBeVisible()
  await expect(page.getByText('No invitations')).toBeVisible()
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  expect(writesTo(stage)).toEqual([`PUT organizations-invitations/${id}`])
})

test('a person who declines is asked once, and can still think better of it', async ({ page, stage, messages }) => {
  const { id } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
  await messages.open('Invitations')
  const decline = page.getByRole('button', { name: 'Decline the invitation to Marketing…' })
  const question = messages.dialog('Decline the invitation')
  await decline.click()
  await expect(question).toContainText('You lose the opportunity to enter Marketing')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  expect(writesTo(stage)).toEqual([])

  await decline.click()
  await question.getByRole('button', { name: 'Decline invitation' }).click()
  await expect(messages.said('Invitation to Marketing declined')).toBeVisible()
  await expect(page.getByText('No invitations')).toBeVisible()
  await expect(messages.entry('Invitations')).toBeVisible()
  expect(writesTo(stage)).toEqual([`DELETE projects-invitations/${id}`])
})

test('a person whom a project wants with a second factor sets one up, comes back and accepts', async ({
  page,
  browser,
  stage,
  messages,
}) => {
  const { to } = stage.manage.invitations.seed(maria.sub, { name: 'Vault', requiresMfa: true })
  await messages.open('Invitations')
  await messages.accept('Vault').click()
  const refusal = messages.invitation('Vault').getByRole('alert')
  await expect(refusal).toContainText('Vault lets nobody in without multi-factor authentication.')
  await refusal.getByRole('link', { name: 'Set up MFA and come back' }).click()
  await expect(page).toHaveURL(`${stage.app}/security?do=add&back=%2Finvitations`)

  const security = new SecurityPage(page, stage)
  const back = page.getByRole('link', { name: 'Back to invitations' })
  await security.dialog('Enable MFA').getByRole('button', { name: 'Authenticator app' }).click()
  await expect(back, 'not before there is a factor').toBeHidden()
  const setUp = security.dialog('Set up an authenticator app')
  const app = await scan(setUp.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill(app.generate())
  await setUp.getByRole('button', { name: 'Activate' }).click()
  await security.dialog('MFA is on').getByRole('button', { name: 'Not now' }).click()
  stage.manage.invitations.hasMfa(maria.sub, true)

  await back.click()
  await messages.arrive('Invitations')
  await messages.accept('Vault').click()
  await expect(page).toHaveURL(addressOf(stage, to))
})

for (const { answer, press } of [
  { answer: 'accepted', press: 'Accept the invitation to Marketing' },
  { answer: 'declined', press: 'Decline the invitation to Marketing…' },
]) {
  test(`an invitation that was withdrawn before it is ${answer} is no longer valid, and leaves${slowUnless(answer === 'accepted')}`, async ({
    page,
    stage,
    messages,
  }) => {
    const { id } = stage.manage.invitations.seed(maria.sub, { name: 'Marketing' })
    stage.manage.invitations.seed(maria.sub, { name: 'Finance' })
    await messages.open('Invitations')
    await expect(messages.entry('Invitations, 2 pending')).toBeVisible()
    stage.manage.invitations.delete('projects-invitations', maria.sub, id)
    await page.getByRole('button', { name: press }).click()
    if (answer === 'declined') {
      await messages.dialog('Decline the invitation').getByRole('button', { name: 'Decline invitation' }).click()
    }
    await expect(messages.said('The invitation to Marketing is no longer valid.')).toBeVisible()
    await expect(messages.invitation('Marketing')).toBeHidden()
    await expect(messages.invitation('Finance')).toBeVisible()
    await expect(messages.entry('Invitations, 1 pending')).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/invitations`)
  })
}

test('a person takes back a request to join', async ({ page, stage, messages }) => {
  const { id } = stage.manage.invitations.seedJoinRequest(maria.sub, { name: 'Finance', reason: 'for the audit' })
  await messages.open('Invitations')
  const requests = page.getByRole('region', { name: 'Your requests to join' })
  await expect(requests.getByRole('listitem')).toContainText('You have asked to join the project Finance')
  await requests.getByRole('button', { name: 'Cancel request to join Finance' }).click()
  await expect(messages.said('Request to join Finance cancelled')).toBeVisible()
  await expect(requests).toBeHidden()
  expect(writesTo(stage)).toEqual([`DELETE projects-join-requests/${id}`])
})

test('a person with somebody else’s invitation logs out, and whose it is comes back to it', async ({
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
    'It was sent to joe@example.com, and you are logged in as maria@example.com.',
  )

  const revocation = page.waitForRequest(`${stage.tenant.origin}/oauth/revoke`)
  await page.getByRole('button', { name: 'Log out and come back here' }).click()
  await revocation
  const frame = new TokensPage(page, stage.app)
  await frame.arrive('Log in to Latchkey')
  await new TokensPage(otherTab, stage.app).arrive('Log in to Latchkey')

  await page.getByRole('button', { name: 'Log in' }).click()
  await frame.enterCredentials(joe)
  await messages.arrive('Invitations')
  await expect(page).toHaveURL(`${stage.app}/invitations`)
  await expect(messages.invitation('Marketing')).not.toContainText('It was sent to')
  await messages.accept('Marketing').click()
  await expect(page).toHaveURL(addressOf(stage, to))
  expect(writesTo(stage)).toEqual([`PUT projects-invitations/${id}`])
})
