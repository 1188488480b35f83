import { screen } from '@testing-library/react'

import type { Database } from '~/demo/data/database'
import { maria } from '~/demo/data/personas'
import { listApiKeys } from '~/demo/tables/api-keys'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the page of an API key. */

export type App = Awaited<ReturnType<typeof renderApp>>

export const rowOf = (database: Database, name: string) => {
  const row = listApiKeys(database, maria).find((key) => key.name === name)
  if (!row) throw new Error(`There is no key “${name}”.`)
  return row
}

/** The value of a field of the key. */
export const field = async (label: string): Promise<HTMLElement> => {
  const value = (await screen.findByText(label, { selector: 'dt' })).nextElementSibling
  if (!(value instanceof HTMLElement)) throw new Error(`The field “${label}” has no value.`)
  return value
}
export const keyHeading = (name: string) => screen.findByRole('heading', { level: 1, name })

/** Opens the list and presses the name of the key. */
export async function openFromList(name: string, options: Parameters<typeof renderApp>[1] = {}): Promise<App> {
  const app = await renderApp('/api-keys', options)
  await app.user.click(await screen.findByRole('link', { name }))
  await keyHeading(name)
  return app
}
