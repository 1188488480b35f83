import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test, vi } from 'vitest'

import { Dialog } from '~/ui/overlays/dialog'

import { useUnsavedSecret } from './use-unsaved-secret'

function DialogWithoutSecretContent() {
  const unsaved = useUnsavedSecret({ onClose: () => undefined })
  return (
    <Dialog {...unsaved.dialog} title="Token created">
      13702-secret
    </Dialog>
  )
}

test('a dialog that forgets SecretContent fails as soon as it mounts', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const routes = [{ path: '/', element: <DialogWithoutSecretContent /> }]
  render(<RouterProvider router={createMemoryRouter(routes)} />)

  expect(await screen.findByText('A dialog with useUnsavedSecret must render SecretContent')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  vi.restoreAllMocks()
})
