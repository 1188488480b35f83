import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { nils } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'

test('says what management tokens are for, and that a user without that need has no need of one', async () => {
  await renderApp('/tokens')
  const purpose = await screen.findByText(/^Management tokens are for the Management API/)
  expect(purpose).toHaveTextContent('to create and move projects, create organizations, and monitor projects.')
  expect(purpose).toHaveTextContent('If you don’t use this API, you don’t need one.')
  expect(purpose).toHaveTextContent('They always expire. Delete the ones you no longer use.')
})

test('does not urge a user without tokens to create one', async () => {
  await renderApp('/tokens', { as: nils })
  await screen.findByText('No tokens are created yet')
  expect(
    screen.getByText('You need one only to let a script use the Management API with your permissions.'),
  ).toBeVisible()
})
