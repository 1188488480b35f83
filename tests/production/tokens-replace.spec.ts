import { expect, type Locator } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import type { TokensPage } from './tokens-page.ts'
import { test } from './tokens-test.ts'
import { tracesIn } from './traces.ts'

/** A token takes the place of another: in the hands of a person who is interrupted at every step. */
test.describe('a person who replaces a token', () => {
  test('makes a successor, tests it, deploys it and deletes the old one', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub, { description: 'CI deploy', ...livedFor(30) })
    await tokens.open()
    await tokens.choose(old.id, 'Replace…')
    const form = tokens.dialog('Replace CI deploy')
    await expect(form.getByLabel('Name')).toHaveValue('CI deploy')
    await expect(form.getByLabel('Expires'), 'it lives as long as the old one').toHaveValue(`${30 * 24}`)
    await expect(stepOf(form)).toHaveText('Create successor')
    await form.getByRole('button', { name: 'Create successor' }).click()

    const created = tokens.dialog('Successor created')
    await expect(stepOf(created)).toHaveText('Save and test')
    await created.getByRole('button', { name: 'Test this token' }).click()
    await expect(created.getByText(/The token works/)).toBeVisible()
    await tokens.keepAndClose(created)

    const newToken = newestOf(stage)
    await expect(stepOf(form)).toHaveText('Deploy')
    await expect(form.getByRole('status').first()).toContainText('The old token has not been used')
    await expect(form.getByRole('status').first()).toContainText('The successor was used')
    await expect(form.getByRole('button', { name: 'Delete the old token' })).toBeDisabled()
    await form.getByLabel('Yes, everything that used the old token').check()
    await expect(stepOf(form)).toHaveText('Delete old')
    await form.getByRole('button', { name: 'Delete the old token' }).click()

    await expect(tokens.status).toContainText([`CI deploy replaced: the old token ${old.id} is deleted`])
    await expect(form).toBeHidden()
    await expect(tokens.row(old.id)).toBeHidden()
    await expect(tokens.row(newToken), 'nothing more is to be done').toHaveText(/^CI deploy(?!.*replaces)/)
    expect(idsOf(stage)).toEqual([newToken])
  })

  test('reloads before it is deployed, and goes on where they were', async ({ page, stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.keepAndClose(await tokens.createSuccessor(old.id, 'CI deploy'))
    const newToken = newestOf(stage)
    const { localStorage, sessionStorage } = await tracesIn(page)
    expect(localStorage + sessionStorage, 'only numbers are remembered').not.toContain(
      stage.manage.tokens.secrets.at(-1)?.split('-')[1],
    )

    await page.reload()
    const resumed = tokens.dialog('Replace CI deploy')
    await expect(stepOf(resumed)).toHaveText('Deploy')
    await resumed.getByRole('button', { name: 'Later' }).click()
    await expect(tokens.row(old.id)).toContainText('being replaced')
    await expect(tokens.row(newToken)).toContainText(`replaces ${old.id}`)

    // Another day, from the list.
    await page.reload()
    await tokens.arrive()
    await page.getByRole('note').getByRole('button', { name: 'Continue' }).click()
    await deleteOld(resumed)
    await expect(resumed).toBeHidden()
    await expect(page.getByText('You are replacing CI deploy.')).toBeHidden()
    expect(idsOf(stage)).toEqual([newToken])
    expect(stage.manage.tokens.secrets, 'one successor was made').toHaveLength(1)
  })

  test('sees the last step fail with both tokens still there, and tries it again', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.keepAndClose(await tokens.createSuccessor(old.id, 'CI deploy'))
    const newToken = newestOf(stage)
    stage.manage.faults.nextDelete = 'error'
    const form = tokens.dialog('Replace CI deploy')
    await deleteOld(form)
    await expect(form.getByRole('alert')).toContainText('Whether the old token was deleted is not known.')
    expect(idsOf(stage)).toEqual([newToken, old.id])

    await form.getByRole('button', { name: 'Delete the old token' }).click()
    await expect(form).toBeHidden()
    expect(idsOf(stage)).toEqual([newToken])
  })

  test('is done as well where somebody else has deleted the old one meanwhile', async ({ stage, tokens }) => {
    const old = stage.manage.tokens.seed(maria.sub)
    await tokens.open()
    await tokens.keepAndClose(await tokens.createSuccessor(old.id, 'CI deploy'))
    stage.manage.faults.nextDelete = 'gone'
    const form = tokens.dialog('Replace CI deploy')
    await deleteOld(form)
    await expect(form).toBeHidden()
    await expect(tokens.row(old.id)).toBeHidden()
    expect(idsOf(stage)).toEqual([newestOf(stage)])
  })
})

test.describe('a person who has left the only sight of a successor', () => {
  for (const { way, leave } of [
    {
      way: 'by “Close anyway”',
      leave: async ({ page }: TokensPage, created: Locator) => {
        await expect(created).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(created.getByRole('alert')).toContainText('Close it without having saved it?')
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
    test(`${way} is asked whether it was saved, and starts again where it was not${slowUnless(way === 'by a reload')}`, async ({
      stage,
      tokens,
    }) => {
      const old = stage.manage.tokens.seed(maria.sub)
      await tokens.open()
      await leave(tokens, await tokens.createSuccessor(old.id, 'CI deploy'))
      const lost = newestOf(stage)
      const form = tokens.dialog('Replace CI deploy')
      await expect(form.getByText('Did you save the successor?')).toBeVisible()
      await expect(form).toContainText(`The token ${lost} was shown once.`)

      await form.getByRole('button', { name: 'Delete it and start again' }).click()
      await form.getByRole('button', { name: 'Create successor' }).click()
      await tokens.keepAndClose(tokens.dialog('Successor created'))
      expect(idsOf(stage), 'the useless one is gone').toEqual([newestOf(stage), old.id])
      expect(newestOf(stage)).not.toBe(lost)
      await deleteOld(form)
      await expect(form).toBeHidden()
      expect(idsOf(stage)).toEqual([newestOf(stage)])
    })

    test(`${way} goes on with it where it was saved${slowUnless(way !== 'by a reload')}`, async ({ stage, tokens }) => {
      const old = stage.manage.tokens.seed(maria.sub)
      await tokens.open()
      await leave(tokens, await tokens.createSuccessor(old.id, 'CI deploy'))
      const form = tokens.dialog('Replace CI deploy')
      await form.getByRole('button', { name: 'I have saved it' }).click()
      await deleteOld(form)
      await expect(form).toBeHidden()
      expect(idsOf(stage)).toEqual([newestOf(stage)])
      expect(stage.manage.tokens.secrets).toHaveLength(1)
    })
  }
})

test('a replacement outlives a log-out, and somebody else at the same browser', async ({ page, stage, tokens }) => {
  const old = stage.manage.tokens.seed(maria.sub)
  await tokens.open()
  await tokens.keepAndClose(await tokens.createSuccessor(old.id, 'CI deploy'))
  await page.getByRole('button', { name: 'Later' }).click()
  const note = page.getByText('You are replacing CI deploy.')
  await expect(note).toBeVisible()

  await tokens.logOut()
  const joes = stage.manage.tokens.seed(joe.sub, { description: 'laptop' })
  await tokens.openLoggedOut(joe)
  await tokens.keepAndClose(await tokens.createSuccessor(joes.id, 'laptop'))
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByText('You are replacing laptop.')).toBeVisible()
  await expect(note).toBeHidden()
  await tokens.logOut()
  await tokens.openLoggedOut()
  await expect(note).toBeVisible()
})

/** Made an hour ago, for so many days. */
function livedFor(days: number) {
  const created = new Date(Date.now() - 3_600_000)
  return { created, expires: new Date(created.getTime() + days * 86_400_000) }
}

const stepOf = (dialog: Locator) => dialog.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]')

async function deleteOld(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Yes, everything that used the old token').check()
  await dialog.getByRole('button', { name: 'Delete the old token' }).click()
}

/** The newest first. */
const idsOf = ({ manage }: Stage) => manage.tokens.list(maria.sub).map(({ id }) => id)
const newestOf = (stage: Stage) => Math.max(...idsOf(stage))
