import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { announce, settleAnnouncement } from '~/lib/announcements'

import { StatusRegion } from './status'
import { announceUndoable } from './undo'

const undo = vi.fn<() => void>()
const onSettled = vi.fn<() => Promise<void>>(async () => {})
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const button = () => screen.getByRole('button', { name: 'Undo' })

beforeEach(() => {
  vi.useFakeTimers()
  undo.mockReset()
  onSettled.mockClear()
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

describe('a change that is held back', () => {
  const text = 'Notification marked as read'
  const announceHeldBack = () => announceUndoable(text, { undo, undone: 'Marked as unread', onSettled })
  const hidePage = () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
  }

  test.each([
    ['has been on screen for its time', () => wait(23_000)],
    ['is closed', () => fireEvent.click(screen.getByRole('button', { name: 'Close' }))],
    ['is replaced', () => act(() => announce('Copied'))],
    ['is on a page that is hidden', () => act(hidePage)],
    ['is on a page that is left', () => act(() => dispatchEvent(new Event('pagehide')))],
  ])('is sent once when its announcement %s', (_when, end) => {
    announceHeldBack()
    wait(100)
    expect(onSettled).not.toHaveBeenCalled()
    end()
    expect(onSettled).toHaveBeenCalledOnce()
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
    act(() => announce('Next'))
    wait(60_000)
    expect(onSettled).toHaveBeenCalledOnce()
  })

  test('is never sent after "Undo"', () => {
    announceHeldBack()
    wait(100)
    fireEvent.click(button())
    act(hidePage)
    wait(60_000)
    expect(undo).toHaveBeenCalledOnce()
    expect(onSettled).not.toHaveBeenCalled()
  })

  test('is sent once, and its announcement is not shown, if the page is left before it appears', () => {
    announceHeldBack()
    act(() => void settleAnnouncement())
    wait(100)
    expect(onSettled).toHaveBeenCalledOnce()
    expect(screen.queryByText(text)).not.toBeInTheDocument()
  })

  test('stays held back when the announcement before it is closed', () => {
    announceHeldBack()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    wait(100)
    expect(screen.getByText(text)).toBeVisible()
    expect(onSettled).not.toHaveBeenCalled()
  })
})

test('an announcement that holds nothing back stays when the page is hidden', () => {
  act(() => dispatchEvent(new Event('pagehide')))
  expect(button()).toBeVisible()
})

test('the Close button gives the focus to the heading', () => {
  const close = screen.getByRole('button', { name: 'Close' })
  close.focus()
  fireEvent.click(close)
  expect(screen.queryByText('Item dismissed')).not.toBeInTheDocument()
  expect(screen.getByRole('heading')).toHaveFocus()
})
