import type { Page } from '@playwright/test'

import { chooseProfileItem, dialog } from '../console-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).first()
/** Waits for both sections. */
const shows = (text: string | RegExp) => async (page: Page) => {
  await page.getByText(text).first().waitFor()
  await page.getByRole('heading', { name: 'Profile at app.demo.example' }).waitFor()
}

export const profileStates: State[] = [
  { name: 'profile--usual', path: '/profile', reach: shows('Verified') },
  {
    name: 'profile--unverified',
    path: '/profile',
    as: 'nils',
    reach: shows('Your email address is not verified yet.'),
  },
  { name: 'profile--from-provider', path: '/profile', as: 'grace', reach: shows(/^Your login provider/) },
  { name: 'profile--all-read-only', path: '/profile', as: 'edith', reach: shows(/^Acme Corp keeps names/) },
  {
    name: 'profile--unavailable',
    path: '/profile',
    condition: 'account-no-profile',
    reach: shows(/^Your organization does not offer/),
  },
  {
    name: 'profile--invalid',
    path: '/profile',
    reach: async (page) => {
      await field(page, 'First name').fill(' ')
      await field(page, 'Picture URL').fill('http://pictures.example/maria.png')
      await button(page, 'Save changes').first().click()
      await page.getByText('This field can’t be empty.').waitFor()
    },
  },
  {
    name: 'profile--long',
    path: '/profile',
    // Saved in the demo's data of this user only, whom no other subject shows.
    as: 'nils',
    reach: async (page) => {
      await field(page, 'Name').fill('Maria-Fernanda-Guadalupe-'.repeat(11))
      await button(page, 'Save changes').first().click()
      await page.getByText('Profile saved').waitFor()
    },
  },
  {
    name: 'profile--save-failed',
    path: '/profile',
    condition: 'account-rate-limited',
    reach: async (page) => {
      await field(page, 'Nickname').fill('mary')
      await button(page, 'Save changes').first().click()
      await page.getByText('Could not save your profile.').waitFor()
    },
  },
  {
    name: 'profile--leave',
    path: '/profile',
    reach: async (page) => {
      await field(page, 'Nickname').fill('mary')
      await chooseProfileItem(page, 'API Keys')
      await dialog(page, 'Discard your changes?').waitFor()
    },
  },
  {
    name: 'profile--failed',
    path: '/profile',
    condition: 'server-error',
    reach: (page) => page.getByText('Could not load your profile.').waitFor(),
  },
  { name: 'profile--loading', path: '/profile', condition: 'slow', staysLoading: true },
]
