import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

test('"Create an account" logs out, and leads to the form for a new account', async () => {
  const { user, identity } = await renderApp('/security')
  await user.click(await screen.findByRole('button', { name: 'Create an account' }))
  expect(identity.logOut).toHaveBeenCalledExactlyOnceWith({ signUp: true })
})
