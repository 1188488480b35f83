import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

test('“Stop trying” ends the automatic attempts after a 429, and moves the focus to “Try again”', async () => {
  const { user } = await renderApp('/api-keys', { scenario: { condition: 'rate-limited' } })
  const [stop] = await screen.findAllByRole('button', { name: 'Stop trying' })
  const problem = stop?.closest('[role=alert]')
  if (!stop || !problem) throw new Error('No alert has a button “Stop trying”.')
  await user.click(stop)
  await waitFor(() => expect(problem).not.toHaveTextContent(/Trying again in/))
  expect(document.activeElement).toHaveTextContent('Try again')
  expect(problem).toContainElement(document.activeElement as HTMLElement)
})
