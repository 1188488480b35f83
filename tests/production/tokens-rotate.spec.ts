import { expect, type Locator } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import type { TokensPage } from './tokens-page.ts'
import { test } from './tokens-test.ts'
import { tracesIn } from './traces.ts'

/** Rotating a token, without and with an interruption at each step. */
test.describe('rotating a token', () => {
  test('creates a new token, tests it, deploys it and deletes the old one', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub, { description: 'CI deploy', ...lastingFor(30) })
    await tokens.open()
    await tokens.choose(old.id, 'Rotate…')
    const form = tokens.dialog('Rotate CI deploy')
    await expect(form.getByLabel('Name')).toHaveValue('CI deploy')
    await expect(form.getByLabel('Expires'), 'the lifetime of the old token').toHaveValue(`${30 * 24}`)
    await expect(stepOf(form)).toHaveText('Create new token')
    await form.getByRole('button', { name: 'Create new token' }).click()

    const created = tokens.dialog('New token created')
    await expect(stepOf(created)).toHaveText('Save and test')
    await created.getByRole('button', { name: 'Test this token' }).click()
    await expect(created.getByText(/The token works/)).toBeVisible()
    await tokens.confirmSavedAndClose(created)

    const newToken = newestOf(stage)
    await expect(stepOf(form)).toHaveText('Deploy')
    await expect(form.getByRole('status').first()).toContainText('The old token has not been used')
    await expect(form.getByRole('status').first()).toContainText('The new token was used')
    await expect(form.getByRole('button', { name: 'Delete old token' })).toBeDisabled()
    await form.getByLabel('Yes, everything that used the old token').check()
    await expect(stepOf(form)).toHaveText('Delete old token')
    await form.getByRole('button', { name: 'Delete old token' }).click()

    await expect(tokens.status).toContainText([`Rotated CI deploy. Old token ${old.id} was deleted.`])
    await expect(form).toBeHidden()
    await expect(tokens.row(old.id)).toBeHidden()
    await expect(tokens.row(newToken), 'the rotation is finished').toHaveText(/^CI deploy(?!.*new token for)/)
    expect(idsOf(stage)).toEqual([newToken])
  })

  test('continues at the deploy step after a reload, and later from the list', async ({ page, stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.confirmSavedAndClose(await tokens.startRotation(old.id, 'CI deploy'))
    const newToken = newestOf(stage)
    const { localStorage, sessionStorage } = await tracesIn(page)
    expect(localStorage + sessionStorage, 'only IDs are stored').not.toContain(
      stage.manage.tokens.secrets.at(-1)?.split('-')[1],
    )

    await page.reload()
    const resumed = tokens.dialog('Rotate CI deploy')
    await expect(stepOf(resumed)).toHaveText('Deploy')
    await resumed.getByRole('button', { name: 'Later' }).click()
    await expect(tokens.row(old.id)).toContainText('being rotated')
    await expect(tokens.row(newToken)).toContainText(`new token for ${old.id}`)

    // A later visit continues from the list.
    await page.reload()
    await tokens.waitForPage()
    await page.getByRole('note').getByRole('button', { name: 'Continue' }).click()
    await deleteOld(resumed)
    await expect(resumed).toBeHidden()
    await expect(page.getByText('You are rotating CI deploy.')).toBeHidden()
    expect(idsOf(stage)).toEqual([newToken])
    expect(stage.manage.tokens.secrets, 'one token was created').toHaveLength(1)
  })

  test('keeps both tokens when the deletion of the old one fails, and can retry', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.confirmSavedAndClose(await tokens.startRotation(old.id, 'CI deploy'))
    const newToken = newestOf(stage)
    stage.manage.faults.nextDelete = 'error'
    const form = tokens.dialog('Rotate CI deploy')
    await deleteOld(form)
    await expect(form.getByRole('alert')).toContainText('Could not find out whether the old token was deleted.')
    expect(idsOf(stage)).toEqual([newToken, old.id])

    await form.getByRole('button', { name: 'Delete old token' }).click()
    await expect(form).toBeHidden()
    expect(idsOf(stage)).toEqual([newToken])
  })

  test('is finished when the old token was already deleted elsewhere', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.confirmSavedAndClose(await tokens.startRotation(old.id, 'CI deploy'))
    stage.manage.faults.nextDelete = 'gone'
    const form = tokens.dialog('Rotate CI deploy')
    await deleteOld(form)
    await expect(form).toBeHidden()
    await expect(tokens.row(old.id)).toBeHidden()
    expect(idsOf(stage)).toEqual([newestOf(stage)])
  })
})

test.describe('closing the dialog before the new token is saved', () => {
  for (const { way, leave } of [
    {
      way: 'by “Close anyway”',
      leave: async ({ page }: TokensPage, created: Locator) => {
        await expect(created).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(created.getByRole('alert')).toContainText('Close without saving it?')
        await created.getByRole('button', { name: 'Close anyway' }).click()
        await expect(created).toBeHidden()
        await page.getByRole('note').getByRole('button', { name: 'Continue' }).click()
      },
    },
    {
      way: 'by a reload',
      leave: async ({ page }: TokensPage, created: Locator) => {
        await expect(created).toBeVisible()
        page.once('dialog', (warning) => void warning.accept())
        await page.reload()
      },
    },
  ]) {
    test(`${way} asks whether the token was saved, and can start again${slowUnless(way === 'by a reload')}`, async ({
      stage,
      tokens,
    }) => {
      const old = stage.manage.tokens.seed(maria.sub)
      await tokens.open()
      await leave(tokens, await tokens.startRotation(old.id, 'CI deploy'))
      const lost = newestOf(stage)
      const form = tokens.dialog('Rotate CI deploy')
      await expect(form.getByText('Did you save the new token?')).toBeVisible({ timeout: 20_000 })
      await expect(form).toContainText(`Token ${lost} was shown once.`)

      await form.getByRole('button', { name: 'Delete it and start again' }).click()
      await form.getByRole('button', { name: 'Create new token' }).click()
      await tokens.confirmSavedAndClose(tokens.dialog('New token created'))
      expect(idsOf(stage), 'the unsaved token was deleted').toEqual([newestOf(stage), old.id])
      expect(newestOf(stage)).not.toBe(lost)
      await deleteOld(form)
      await expect(form).toBeHidden()
      expect(idsOf(stage)).toEqual([newestOf(stage)])
    })

    test(`${way} continues if the user says that the token was saved${slowUnless(way !== 'by a reload')}`, async ({
      stage,
      tokens,
    }) => {
      const old = stage.manage.tokens.seed(maria.sub)
      await tokens.open()
      await leave(tokens, await tokens.startRotation(old.id, 'CI deploy'))
      const form = tokens.dialog('Rotate CI deploy')
      await form.getByRole('button', { name: 'I have saved it' }).click()
      await deleteOld(form)
      await expect(form).toBeHidden()
      expect(idsOf(stage)).toEqual([newestOf(stage)])
      expect(stage.manage.tokens.secrets).toHaveLength(1)
    })
  }
})

test('an unfinished rotation survives a log-out, and is hidden from another user of the browser', async ({
  page,
  stage,
  tokens,
}) => {
  const old = stage.manage.tokens.seed(maria.sub)
  await tokens.open()
  await tokens.confirmSavedAndClose(await tokens.startRotation(old.id, 'CI deploy'))
  await page.getByRole('button', { name: 'Later' }).click()
  const note = page.getByText('You are rotating CI deploy.')
  await expect(note).toBeVisible()

  await tokens.logOut()
  const tokenOfJoe = stage.manage.tokens.seed(joe.sub, { description: 'laptop' })
  await tokens.openAndLogIn(joe)
  await tokens.confirmSavedAndClose(await tokens.startRotation(tokenOfJoe.id, 'laptop'))
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByText('You are rotating laptop.')).toBeVisible()
  await expect(note).toBeHidden()
  await tokens.logOut()
  await tokens.openAndLogIn()
  await expect(note).toBeVisible()
})

/** Times of a token that was created an hour ago and lasts for some days. */
function lastingFor(days: number) {
  const created = new Date(Date.now() - 3_600_000)
  return { created, expires: new Date(created.getTime() + days * 86_400_000) }
}

const stepOf = (dialog: Locator) => dialog.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]')

async function deleteOld(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Yes, everything that used the old token').check()
  await dialog.getByRole('button', { name: 'Delete old token' }).click()
}

/** IDs of Maria's tokens, newest first. */
const idsOf = ({ manage }: Stage) => manage.tokens.list(maria.sub).map(({ id }) => id)
const newestOf = (stage: Stage) => Math.max(...idsOf(stage))
