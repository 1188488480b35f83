import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect, useRef } from 'react'
import { expect, test } from 'vitest'

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
