import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'

/** Promo codes: each makes one project, whatever becomes of the answer. */

const CODES = '/manage/current-user/promo-codes'

const attempts = ({ manage }: Stage) => manage.requests.filter(({ method, url }) => method === 'POST' && url === CODES)
const projectsOf = ({ manage }: Stage) => manage.promoCodes.list(maria.sub).map(({ project }) => project)

test('a person applies a code as it was copied, and follows the link to the project', async ({
  page,
  stage,
  messages,
}) => {
  stage.manage.promoCodes.offer('HACK2026', { project: 'Hackathon' })
  await messages.open('Promo codes')
  await expect(page.getByText('No applied promo codes')).toBeVisible()
  await messages.apply(' HACK 2026 ')
  await expect(page.getByText(/^The project Hackathon has been created\. It is good until /)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText(['HACK2026'])

  const [project] = projectsOf(stage)
  await page.getByRole('link', { name: 'Go to Hackathon' }).click()
  await expect(page).toHaveURL(`${stage.manage.origin}/admin/projects/${project?.id}`)
})

test('each of the four refusals has its own words, beside the field', async ({ page, stage, messages }) => {
  const { promoCodes } = stage.manage
  promoCodes.usedBy(maria.sub, 'SPRING24', { project: 'Spring' })
  promoCodes.usedBy(joe.sub, 'TEAMONLY')
  await messages.open('Promo codes')
  // What the page would never send: it takes the blanks out.
  await page.route(stage.manage.origin + CODES, (route) => {
    const isOdd = route.request().postData()?.includes('ODD') ?? false
    return route.continue(isOdd ? { postData: JSON.stringify({ code: 'ODD CODE' }) } : {})
  })
  for (const [code, words] of [
    ['EXPIRED2020', 'There is no such code, or it is no longer valid.'],
    ['SPRING24', 'You have used this code already, for the project Spring.'],
    ['TEAMONLY', 'This code has been used already.'],
    ['ODD', 'This is not what a code looks like.'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one code after the other
    await messages.apply(code)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(messages.code).toHaveAccessibleDescription(words)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(messages.code).toHaveValue(code)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(page.getByRole('alert'), 'and it is said nowhere else').toHaveCount(0)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(page.getByRole('link', { name: /^Go to / })).toHaveCount(code === 'SPRING24' ? 1 : 0)
  }
  expect(attempts(stage)).toHaveLength(4)
  expect(projectsOf(stage)).toHaveLength(1)
})

test('a code that cannot be one is not sent', async ({ stage, messages }) => {
  await messages.open('Promo codes')
  await messages.apply('  ')
  await expect(messages.code).toHaveAccessibleDescription('Enter a code.')
  await messages.apply('X'.repeat(1_001))
  await expect(messages.code).toHaveAccessibleDescription('A code has at most 1,000 characters.')
  expect(attempts(stage)).toEqual([])
})

test('a code of 200 characters is sent whole', async ({ page, stage, messages }) => {
  const code = 'X'.repeat(200)
  stage.manage.promoCodes.offer(code, { project: 'Hackathon' })
  await messages.open('Promo codes')
  await messages.apply(code)
  await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText([code])
  await expect(messages.code).toHaveValue('')
})

test('a double click makes one project', async ({ page, stage, messages }) => {
  stage.manage.promoCodes.offer('HACK2026', { project: 'Hackathon' })
  await messages.open('Promo codes')
  await messages.code.fill('HACK2026')
  // Both clicks before the page can draw anything, as on a device that is busy.
  await page.getByRole('button', { name: 'Apply' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText(['HACK2026'])
  expect(attempts(stage)).toHaveLength(1)
  expect(projectsOf(stage)).toHaveLength(1)
})

test.describe('whoever gets no answer', () => {
  test('is told that the code was applied after all, and to what project', async ({ page, stage, messages }) => {
    stage.manage.promoCodes.offer('HACK2026', { project: 'Hackathon' })
    stage.manage.faults.nextPromo = 'lost'
    await messages.open('Promo codes')
    await expect(page.getByText('No applied promo codes')).toBeVisible()
    await messages.apply('HACK2026')
    await expect(messages.said('No clear answer came, but the code is new in the list')).toBeVisible()
    const [project] = projectsOf(stage)
    const address = `${stage.manage.origin}/admin/projects/${project?.id}`
    await expect(page.getByRole('link', { name: 'Go to Hackathon' })).toHaveAttribute('href', address)
    await expect(messages.appliedCodes).toHaveText(['HACK2026'])
    expect(attempts(stage), 'nothing is sent again by itself').toHaveLength(1)
  })

  test('and no list either is told that nobody knows, and tries again when they like', async ({
    page,
    stage,
    messages,
  }) => {
    stage.manage.promoCodes.offer('HACK2026', { project: 'Hackathon' })
    await messages.open('Promo codes')
    await expect(page.getByText('No applied promo codes')).toBeVisible()
    stage.manage.faults.down = { promoCodes: true }
    await messages.apply('HACK2026')
    await expect(page.getByText(/^Whether the code was applied is not known\./)).toBeVisible()
    expect(attempts(stage)).toHaveLength(1)

    stage.manage.faults.down = {}
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText(/^The project Hackathon has been created/)).toBeVisible()
    expect(projectsOf(stage)).toHaveLength(1)
  })
})
