import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { announce } from '~/lib/announcements'

import { StatusRegion } from './status'
import { announceUndoable } from './undo'

const undo = vi.fn<() => void>()
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const button = () => screen.getByRole('button', { name: 'Undo' })

beforeEach(() => {
  vi.useFakeTimers()
  undo.mockReset()
  render(
    <>
      <h1 tabIndex={-1}>Page</h1>
      <StatusRegion />
    </>,
  )
  announceUndoable('Item dismissed', { undo, undone: 'Item shown again' })
  wait(100)
})

test('the button reverts the change, announces it, and gives the focus to the heading', () => {
  const pressed = button()
  pressed.focus()
  fireEvent.click(pressed)
  expect(undo).toHaveBeenCalledOnce()
  expect(screen.getByRole('heading')).toHaveFocus()
  wait(100)
  expect(screen.getByText('Item shown again')).toBeVisible()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

test('the focus stays where the change puts it', () => {
  const other = document.body.appendChild(document.createElement('button'))
  undo.mockImplementation(() => other.focus())
  button().focus()
  fireEvent.click(button())
  expect(other).toHaveFocus()
  other.remove()
})

test('the announcement stays 20 seconds, and for as long as its button has the focus', () => {
  wait(19_000)
  act(() => button().focus())
  wait(60_000)
  expect(button()).toBeVisible()
  act(() => button().blur())
  wait(22_000)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

test('the button disappears with the next announcement', () => {
  announce('Copied')
  wait(100)
  expect(screen.getByText('Copied')).toBeVisible()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})
