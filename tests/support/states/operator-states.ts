import type { Page } from '@playwright/test'

import type { State } from './state.ts'

const showsReadOnlyNote = async (page: Page) => {
  await page.getByText('You can only view this page.').waitFor()
}
const readOnly = { condition: 'pages-read-only', reach: showsReadOnlyNote } as const

/** Settings of the administrator in config.json. */
export const operatorStates: State[] = [
  ...(['banner-info', 'banner-warning', 'banner-critical'] as const).map((condition) => ({
    name: `operator--${condition}`,
    path: '/promo-codes',
    condition,
    reach: async (page: Page) => {
      await page.getByRole('region', { name: 'Message from your administrator' }).waitFor()
    },
  })),
  { name: 'operator--api-keys-read-only', path: '/api-keys', ...readOnly },
  { name: 'operator--tokens-read-only', path: '/tokens', ...readOnly },
  { name: 'operator--invitations-read-only', path: '/invitations', ...readOnly },
  { name: 'operator--notifications-read-only', path: '/notifications', ...readOnly },
  { name: 'operator--promo-codes-read-only', path: '/promo-codes', ...readOnly },
  { name: 'operator--security-read-only', path: '/security', as: 'otto', ...readOnly },
  {
    name: 'operator--overview-of-fewer-pages',
    path: '/',
    condition: 'pages-off',
    reach: async (page) => {
      await page.getByRole('list', { name: 'Protections' }).and(page.locator('[aria-busy=false]')).waitFor()
    },
  },
]
