import type { Page } from '@playwright/test'

import { chooseAction, dialog } from '../console-page.ts'
import type { State } from './state.ts'

/** The page of one API key, and the rotation of a key over it. */
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const openKey = (page: Page) => page.getByRole('link', { name: 'CI deploy' }).click()
const openWithOwner = async (page: Page) => {
  await openKey(page)
  await page.getByRole('button', { name: 'Copy Owner' }).waitFor()
}
const rotate = (name: string) => async (page: Page) => {
  await chooseAction(page, name, 'Rotate…')
  await dialog(page, `Rotate ${name}`).waitFor()
}
const showSecret = (name: string) => async (page: Page) => {
  await rotate(name)(page)
  await button(page, 'Create new key').click()
  await dialog(page, 'New key created').waitFor()
}
const openDeployStep = (name: string) => async (page: Page) => {
  await showSecret(name)(page)
  await page.getByLabel('I have saved it').check()
  await button(page, 'Done').click()
  await page.getByText('Is the new key deployed?').waitFor()
}

const readOnly: State[] = [
  { name: 'api-key--usual', reach: openWithOwner },
  { name: 'api-key--read-only', condition: 'read-only-links', reach: openWithOwner },
  {
    name: 'api-key--menu',
    reach: async (page) => {
      await openWithOwner(page)
      await button(page, 'More actions for CI deploy').click()
    },
  },
  {
    name: 'api-key--gone',
    condition: 'gone',
    reach: async (page) => {
      await openKey(page)
      await page.getByText('This API key does not exist').waitFor()
    },
  },
  { name: 'rotate-key--form', reach: rotate('CI deploy') },
  {
    name: 'rotate-key--limit',
    condition: 'limit-reached',
    reach: async (page) => {
      await rotate('CI deploy')(page)
      await page.getByText(/^You have 6 of 6 keys/).waitFor()
    },
  },
]

/** States that create a key. They use their own data set, because choosing a data set resets the demo. */
const creating: Omit<State, 'data'>[] = [
  { name: 'rotate-key--created', reach: showSecret('notebooks') },
  {
    name: 'rotate-key--not-saved',
    reach: async (page) => {
      await showSecret('laptop-2026-11')(page)
      await page.reload()
      await page.getByText('Did you save the new client secret?').waitFor()
    },
  },
  { name: 'rotate-key--deploy', reach: openDeployStep('meltano-scheduler (prod)') },
  {
    name: 'api-key--being-rotated',
    reach: async (page) => {
      await openDeployStep('CI deploy')(page)
      await page.getByText('How to get a token').click()
      await page.getByLabel('A token (JWT)').fill('not a token')
      await button(page, 'Later').click()
      await page.getByText('You are rotating this key.').waitFor()
    },
  },
  { name: 'api-keys--being-rotated', reach: (page) => page.getByText('being rotated').first().waitFor() },
]

export const keyPageStates: State[] = [...readOnly, ...creating.map((state) => ({ ...state, data: 'no-default-key' }))]
