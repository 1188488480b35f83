import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { announce, announceUntilClosed } from '~/lib/announcements'
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

describe('the time on screen', () => {
  const thirtyWords = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
  const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))

  beforeEach(() => {
    vi.useFakeTimers()
    render(<StatusRegion />)
  })

  test('grows with the number of words', () => {
    announce('Saved')
    wait(6_000)
    expect(screen.getByText('Saved')).toBeVisible()
    wait(1_000)
    expect(screen.queryByText('Saved')).not.toBeInTheDocument()
    announce(thirtyWords)
    wait(20_000)
    expect(screen.getByText(thirtyWords)).toBeVisible()
    wait(2_000)
    expect(screen.queryByText(thirtyWords)).not.toBeInTheDocument()
  })

  test('does not end while the pointer rests on the announcement', () => {
    announce('Saved')
    wait(100)
    fireEvent.pointerEnter(screen.getByText('Saved'))
    wait(60_000)
    expect(screen.getByText('Saved')).toBeVisible()
    fireEvent.pointerLeave(screen.getByText('Saved'))
    wait(7_000)
    expect(screen.queryByText('Saved')).not.toBeInTheDocument()
  })

  test('ends only when the user closes an announcement that needs an action', () => {
    announceUntilClosed('Deleting CI deploy failed')
    wait(600_000)
    expect(screen.getByText('Deleting CI deploy failed')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByText('Deleting CI deploy failed')).not.toBeInTheDocument()
  })
})
