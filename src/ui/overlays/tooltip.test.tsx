import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect, useRef } from 'react'
import { expect, test } from 'vitest'

import { Ago } from '~/ui/text/time'
import { Tooltip } from './tooltip'

/** Takes the focus while the tooltip is drawn already, and does not listen yet. */
function InAHurry() {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => button.current?.focus(), [])
  return (
    <button ref={button} data-tip="21 June 2026, 09:00">
      yesterday
    </button>
  )
}

test('shows what somebody went to while it was on its way', () => {
  render(
    <>
      <InAHurry />
      <Tooltip />
    </>,
  )
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
  expect(screen.getByRole('button')).toHaveAccessibleDescription('21 June 2026, 09:00')
})

test('says of any time when it is exactly', async () => {
  const user = userEvent.setup()
  render(
    <>
      <Ago at={new Date('2026-06-20T21:00:00Z')} />
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
      <InAHurry />
      <main>elsewhere</main>
      <Tooltip />
    </>,
  )
  await user.hover(screen.getByRole('main'))
  expect(screen.getByRole('tooltip')).toHaveTextContent('21 June 2026, 09:00')
})

test('goes with Escape, and with the focus', async () => {
  const user = userEvent.setup()
  render(
    <>
      <InAHurry />
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
