import type { Page } from '@playwright/test'

import { createKey, secretIn } from '../console-page.ts'
import type { State } from './state.ts'

/** Opens “Save to another tool” and chooses a tool. */
async function saveTo(page: Page, tool: string) {
  await page.getByText('Save to another tool').click()
  await page.getByLabel('Tool').selectOption(tool)
  await page.getByLabel('Preview').waitFor()
}

async function createKeyAndSaveTo(page: Page, tool: string) {
  await createKey(page, 'CI release')
  await secretIn(page).waitFor()
  await saveTo(page, tool)
}

/** The formats of other tools, in the dialogs that show a secret once and below the code examples. */
export const saveToStates: State[] = [
  { name: 'save-to--github', data: 'keys-57', reach: (page) => createKeyAndSaveTo(page, 'GitHub Actions') },
  { name: 'save-to--vscode', data: 'keys-57', reach: (page) => createKeyAndSaveTo(page, 'VS Code') },
  {
    name: 'save-to--copy-refused',
    data: 'keys-57',
    reach: async (page) => {
      await createKeyAndSaveTo(page, 'Terraform')
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
      })
      await page.getByRole('button', { name: 'Copy text' }).click()
      await page.getByText('Your browser blocked copying.').waitFor()
    },
  },
  {
    name: 'save-to--token',
    path: '/tokens/new?name=CI+release',
    data: 'keys-57',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Create token' }).click()
      await saveTo(page, 'Kubernetes')
    },
  },
  {
    name: 'save-to--use-it',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Use it' }).click()
      await page.getByLabel('Log in with client ID and secret').check()
      await saveTo(page, 'Terraform')
    },
  },
]
