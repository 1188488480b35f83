import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'

import { announce } from '~/lib/announcements'
import { Dialog } from '~/ui/overlays/dialog'
import { StatusRegion } from './status'

function Page() {
  const [isOpen, setOpen] = useState(true)
  /** Like a write in a dialog: it announces its result first, and then the dialog closes. */
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

test('announces the result that closes a dialog on the page only', async () => {
  const user = userEvent.setup()
  render(<Page />)
  const dialogTexts: string[] = []
  new MutationObserver(() => dialogTexts.push(screen.getByRole('dialog').textContent)).observe(
    screen.getByRole('dialog'),
    {
      childList: true,
      subtree: true,
    },
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved')).toBeVisible()
  expect(dialogTexts.join()).not.toContain('Saved')
})

test('announces inside the dialog that stays open', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(screen.getByRole('dialog')).toContainElement(await screen.findByText('Copied'))
})
