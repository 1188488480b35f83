import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'

/** Applying promo codes over real HTTP. Each code must create one project, even if a response is lost. */

const PROMO_CODES = '/manage/current-user/promo-codes'

const applyRequests = ({ manage }: Stage) =>
  manage.requests.filter(({ method, url }) => method === 'POST' && url === PROMO_CODES)
const projectsOfMaria = ({ manage }: Stage) => manage.promoCodes.list(maria.sub).map(({ project }) => project)

test('a user pastes a code with spaces, applies it, and follows the link to the project', async ({
  page,
  stage,
  messages,
}) => {
  stage.manage.promoCodes.seed('HACK2026', { project: 'Hackathon' })
  await messages.open('Promo codes')
  await expect(page.getByText('No applied promo codes')).toBeVisible()

  await messages.applyCode(' HACK 2026 ')
  await expect(page.getByText(/^The project Hackathon has been created\. It is available until /)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText(['HACK2026'])

  const [project] = projectsOfMaria(stage)
  await page.getByRole('link', { name: 'Go to Hackathon' }).click()
  await expect(page).toHaveURL(`${stage.manage.origin}/admin/projects/${project?.id}`)
})

test('each of the four rejections has its own message next to the field', async ({ page, stage, messages }) => {
  const { promoCodes } = stage.manage
  promoCodes.seedUsed(maria.sub, 'SPRING24', { project: 'Spring' })
  promoCodes.seedUsed(joe.sub, 'TEAMONLY')
  await messages.open('Promo codes')
  // The page removes spaces, so a malformed code can only be sent by changing the request.
  await page.route(stage.manage.origin + PROMO_CODES, (route) => {
    const isMalformed = route.request().postData()?.includes('MALFORMED') ?? false
    return route.continue(isMalformed ? { postData: JSON.stringify({ code: 'MALFORMED CODE' }) } : {})
  })

  for (const [code, message] of [
    ['EXPIRED2020', 'This code does not exist or is no longer valid.'],
    ['SPRING24', 'You have already used this code for the project Spring.'],
    ['TEAMONLY', 'This code has already been used.'],
    ['MALFORMED', 'This is not what a code looks like.'],
  ] as const) {
    await messages.applyCode(code)
    await expect(messages.codeField).toHaveAccessibleDescription(message)
    await expect(messages.codeField).toHaveValue(code)
    await expect(page.getByRole('alert'), 'no second message elsewhere').toHaveCount(0)
    await expect(page.getByRole('link', { name: /^Go to / })).toHaveCount(code === 'SPRING24' ? 1 : 0)
  }
  expect(applyRequests(stage)).toHaveLength(4)
  expect(projectsOfMaria(stage)).toHaveLength(1)
})

test('an empty code and a code of more than 1,000 characters are not sent', async ({ stage, messages }) => {
  await messages.open('Promo codes')
  await messages.applyCode('  ')
  await expect(messages.codeField).toHaveAccessibleDescription('Enter a code.')
  await messages.applyCode('X'.repeat(1_001))
  await expect(messages.codeField).toHaveAccessibleDescription('A code has at most 1,000 characters.')
  expect(applyRequests(stage)).toEqual([])
})

test('a code of 200 characters is sent unchanged', async ({ page, stage, messages }) => {
  const code = 'X'.repeat(200)
  stage.manage.promoCodes.seed(code, { project: 'Hackathon' })
  await messages.open('Promo codes')

  await messages.applyCode(code)

  await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText([code])
  await expect(messages.codeField).toHaveValue('')
})

test('two clicks before the next render create one project', async ({ page, stage, messages }) => {
  stage.manage.promoCodes.seed('HACK2026', { project: 'Hackathon' })
  await messages.open('Promo codes')
  await messages.codeField.fill('HACK2026')

  await page.getByRole('button', { name: 'Apply' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })

  await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText(['HACK2026'])
  expect(applyRequests(stage)).toHaveLength(1)
  expect(projectsOfMaria(stage)).toHaveLength(1)
})

test.describe('when the response to applying a code is lost', () => {
  test('the page finds the code in the list and links to its project', async ({ page, stage, messages }) => {
    stage.manage.promoCodes.seed('HACK2026', { project: 'Hackathon' })
    stage.manage.faults.nextApply = 'lost'
    await messages.open('Promo codes')
    await expect(page.getByText('No applied promo codes')).toBeVisible()

    await messages.applyCode('HACK2026')

    await expect(messages.announcement('the code is new in your list: it has been applied.')).toBeVisible()
    const [project] = projectsOfMaria(stage)
    const url = `${stage.manage.origin}/admin/projects/${project?.id}`
    await expect(page.getByRole('link', { name: 'Go to Hackathon' })).toHaveAttribute('href', url)
    await expect(messages.appliedCodes).toHaveText(['HACK2026'])
    expect(applyRequests(stage), 'no automatic retry').toHaveLength(1)
  })

  test('the page says that it could not check while the list is down, and the user can retry', async ({
    page,
    stage,
    messages,
  }) => {
    stage.manage.promoCodes.seed('HACK2026', { project: 'Hackathon' })
    await messages.open('Promo codes')
    await expect(page.getByText('No applied promo codes')).toBeVisible()
    stage.manage.faults.down = { promoCodes: true }

    await messages.applyCode('HACK2026')
    await expect(page.getByText(/^Could not check whether the code was applied\./)).toBeVisible()
    expect(applyRequests(stage)).toHaveLength(1)

    stage.manage.faults.down = {}
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
    expect(projectsOfMaria(stage)).toHaveLength(1)
  })
})
