import { expect, type Page } from '@playwright/test'

import { dialog, heading } from '../console-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Logging in and out. */
export const loginStates: State[] = [
  { name: 'login--demo', isLoggedOut: true },
  {
    name: 'login--wrong-password',
    isLoggedOut: true,
    reach: async (page) => {
      await page.getByLabel('Password').fill('letmein')
      await button(page, 'Continue').click()
      await expect(page.getByRole('alert')).toHaveText('Wrong email or password.')
    },
  },
  { name: 'login--logged-out', path: '/login', isLoggedOut: true, reach: (page) => button(page, 'Log in').waitFor() },
  {
    name: 'login--forgot-password',
    path: '/login',
    isLoggedOut: true,
    reach: async (page) => {
      await button(page, 'Forgot password?').click()
      await dialog(page, 'Forgot password?').getByLabel('Email address').waitFor()
    },
  },
  {
    name: 'log-out--unfinished',
    path: '/login',
    isLoggedOut: true,
    condition: 'tenant-down',
    reach: async (page) => {
      await button(page, 'Log in').waitFor()
      await page.evaluate(() => localStorage.setItem('latchkey.log-out-pending', 'true'))
      await page.reload()
      await heading(page, 'Your log-out is not finished').waitFor()
      // The other states of this browser start without it.
      await page.evaluate(() => localStorage.removeItem('latchkey.log-out-pending'))
    },
  },
  {
    name: 'login--blocked',
    isLoggedOut: true,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Blake Stone' }).click()
      await button(page, 'Continue').click()
      await button(page, 'Try again').waitFor()
    },
  },
  { name: 'callback--used-link', path: '/callback' },
  { name: 'callback--email-link-verified', path: '/callback?success=true&code=success' },
  { name: 'callback--email-link-done', path: '/callback?success=true' },
]
