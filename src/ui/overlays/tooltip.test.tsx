import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect, useRef } from 'react'
import { expect, test, vi } from 'vitest'

import { Button } from '~/ui/controls/button'
import { TimeAgo } from '~/ui/text/time'
import { Tooltip } from './tooltip'

/** A button that takes focus before the tooltip has added its event listeners. */
function AutofocusedButton() {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => button.current?.focus(), [])
  return (
    <button ref={button} data-tip="21 June 2026, 09:00">
      yesterday
    </button>
  )
}

test('shows the tooltip of a button that had focus before the tooltip listened', () => {
  render(
    <>
      <AutofocusedButton />
      <Tooltip />
    </>,
  )
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
  expect(screen.getByRole('button')).toHaveAccessibleDescription('21 June 2026, 09:00')
})

test('shows the exact time of a relative time on focus', async () => {
  const user = userEvent.setup()
  render(
    <>
      <TimeAgo at={new Date('2026-06-20T21:00:00Z')} />
      <Tooltip />
    </>,
  )
  await user.tab()
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 Jun 2026, 09:45:00 local time 20 Jun 2026, 21:00:00 UTC')
  expect(screen.getByText(/ago$|^in /)).toHaveAccessibleDescription(/UTC$/)
})

function ButtonInDialog({ reason, onKey }: { reason: string | undefined; onKey?: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-label="Dialog" onKeyDown={onKey}>
      <Button disabledReason={reason}>Done</Button>
    </dialog>
  )
}

test('a disabled button is described by its reason without hover and focus, also in a dialog', () => {
  render(<ButtonInDialog reason="Save it first." />)
  screen.getByRole('button').blur()
  expect(screen.getByRole('button')).toHaveAccessibleDescription('Save it first.')
})

test('is inside the dialog of its element, because a modal dialog makes the rest of the page inert', () => {
  render(
    <>
      <ButtonInDialog reason="Save it first." />
      <Tooltip />
    </>,
  )
  expect(within(screen.getByRole('dialog')).getByRole('tooltip')).toHaveTextContent('Save it first.')
})

test('the first Escape hides the tooltip, and the second reaches the dialog', async () => {
  const user = userEvent.setup()
  const onKey = vi.fn<() => void>()
  render(
    <>
      <ButtonInDialog reason="Save it first." onKey={onKey} />
      <Tooltip />
    </>,
  )
  await user.keyboard('{Escape}')
  expect(screen.queryByText('Save it first.')).not.toBeInTheDocument()
  expect(onKey).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(onKey).toHaveBeenCalledOnce()
})

test('follows a reason that counts down, and goes when the button is enabled', async () => {
  const view = (reason: string | undefined) => (
    <>
      <ButtonInDialog reason={reason} />
      <Tooltip />
    </>
  )
  const { rerender } = render(view('Try again in 59 s'))
  rerender(view('Try again in 56 s'))
  expect(await screen.findByText('Try again in 56 s')).toBeInTheDocument()
  rerender(view(undefined))
  await waitFor(() => expect(screen.queryByText(/Try again in/)).not.toBeInTheDocument())
})

test('stays while the pointer is on it, and hides when the pointer leaves', async () => {
  const user = userEvent.setup()
  render(
    <>
      <button data-tip="21 June 2026, 09:00">yesterday</button>
      <main>elsewhere</main>
      <Tooltip />
    </>,
  )
  await user.hover(screen.getByRole('button'))
  await user.hover(screen.getByRole('tooltip'))
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
  await user.hover(screen.getByRole('main'))
  expect(screen.queryByText('21 June 2026, 09:00')).not.toBeInTheDocument()
})

test('stays with the focus when the page scrolls under a resting pointer', async () => {
  const user = userEvent.setup()
  render(
    <>
      <AutofocusedButton />
      <main>elsewhere</main>
      <Tooltip />
    </>,
  )
  await user.hover(screen.getByRole('main'))
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
})

test('hides on Escape, and when focus moves on', async () => {
  const user = userEvent.setup()
  render(
    <>
      <AutofocusedButton />
      <button>elsewhere</button>
      <Tooltip />
    </>,
  )
  await user.keyboard('{Escape}')
  expect(screen.queryByText('21 June 2026, 09:00')).not.toBeInTheDocument()
  await user.tab({ shift: true })
  await user.tab()
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
  await user.tab()
  expect(screen.getByRole('tooltip', { hidden: true })).toBeEmptyDOMElement()
})
