import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'
import { press } from '../security/security-page'

const noteIn = async (dialog: string) => within(await screen.findByRole('dialog', { name: dialog })).queryByRole('note')

test('a link to a new token fills in the name and says so, and leaves the lifetime to the user', async () => {
  const { requests } = await renderApp('/tokens/new?name=support&hours=8760')
  expect(await noteIn('New token')).toHaveTextContent(
    /^Filled in by a linkCheck the name before you continue\.The link suggests a lifetime of 365 days\./,
  )
  expect(screen.getByLabelText('Name')).toHaveValue('support')
  expect(screen.getByLabelText('Expires')).toHaveDisplayValue('In 2 hours')
  expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
})

test.each(['0', '-1', 'forever', '99999999', ''])('ignores a lifetime of “%s” hours in a link', async (hours) => {
  await renderApp(`/tokens/new?hours=${hours}`)
  expect(await noteIn('New token')).toBeNull()
  expect(screen.getByLabelText('Expires')).toHaveDisplayValue('In 2 hours')
})

test('a link to a new API key fills in the name and says so', async () => {
  const { requests } = await renderApp('/api-keys/new?name=support')
  expect(await noteIn('New API key')).toHaveTextContent('Filled in by a link')
  expect(screen.getByLabelText('Name')).toHaveValue('support')
  expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
})

test.each([
  ['/tokens', 'New token'],
  ['/api-keys', 'New API key'],
])('a form that was opened by a press on %s says nothing about a link', async (path, name) => {
  const { user } = await renderApp(path)
  await press(user, name)
  expect(await noteIn(name)).toBeNull()
})
