import { expect, type Page } from '@playwright/test'

import { dialog, heading } from '../console-page.ts'
import { choosePerson, enterPassword, logInOnLoginPage, showPasswordForm } from '../demo-login-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Logging in and out. */
export const loginStates: State[] = [
  { name: 'login--demo', isLoggedOut: true },
  { name: 'login--more-people', isLoggedOut: true, reach: (page) => choosePerson(page, 'Edith Larsen') },
  {
    name: 'login--second-step',
    isLoggedOut: true,
    reach: async (page) => {
      await logInOnLoginPage(page, 'Otto Berg')
      await page.getByLabel('Six-digit code').fill('123')
      await button(page, 'Continue').click()
      await expect(page.getByRole('alert')).toContainText('This code is wrong')
    },
  },
  {
    name: 'login--set-up',
    isLoggedOut: true,
    reach: async (page) => {
      await page.goto(`${page.url()}&acr_values=http://schemas.openid.net/pape/policies/2007/06/multi-factor`)
      await logInOnLoginPage(page)
      await heading(page, 'Set up multi-factor authentication').waitFor()
    },
  },
  {
    name: 'login--reset-link-unknown',
    path: '/demo/reset?ticket=unknown',
    reach: (page) => heading(page, 'This link does not work').waitFor(),
  },
  {
    name: 'login--project',
    path: '/demo/project?id=7342',
    reach: (page) => heading(page, 'Project page').waitFor(),
  },
  { name: 'login--brand', isLoggedOut: true, condition: 'brand' },
  {
    name: 'login--wrong-password',
    isLoggedOut: true,
    reach: async (page) => {
      await showPasswordForm(page)
      await enterPassword(page, 'letmein')
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
      await logInOnLoginPage(page, 'Blake Stone')
      await button(page, 'Try again').waitFor()
    },
  },
  { name: 'callback--used-link', path: '/callback' },
  { name: 'callback--email-link-verified', path: '/callback?success=true&code=success' },
  { name: 'callback--email-link-done', path: '/callback?success=true' },
]
