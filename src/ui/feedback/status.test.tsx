import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'

import { announce } from '~/lib/announcements'
import { Dialog } from '~/ui/overlays/dialog'
import { StatusRegion } from './status'

function Page() {
  const [isOpen, setOpen] = useState(true)
  /** As the answer to what was sent comes: the words first, and the dialog goes when React gets to it. */
  const save = () => {
    announce('Saved')
    setTimeout(() => setOpen(false))
  }
  return (
    <>
      <StatusRegion />
      {isOpen && (
        <Dialog title="Rename" onClose={() => setOpen(false)}>
          <button onClick={save}>Save</button>
          <button onClick={() => announce('Copied')}>Copy</button>
        </Dialog>
      )}
    </>
  )
}

test('what ends a dialog is said once, by the page', async () => {
  const user = userEvent.setup()
  render(<Page />)
  const said: string[] = []
  new MutationObserver(() => said.push(screen.getByRole('dialog').textContent)).observe(screen.getByRole('dialog'), {
    childList: true,
    subtree: true,
  })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved')).toBeVisible()
  expect(said.join()).not.toContain('Saved')
})

test('what is said while a dialog is open is said in it', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(screen.getByRole('dialog')).toContainElement(await screen.findByText('Copied'))
})
