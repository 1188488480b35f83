import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { renderApp } from '../../support/render-app'

/** A point on the backdrop: jsdom places every dialog at 0, 0. */
const outside = { clientX: -20, clientY: -20 }
const inside = { clientX: 0, clientY: 0 }

async function openDialog() {
  const { user } = await renderApp('/api-keys')
  await user.click(await screen.findByRole('button', { name: 'New API key' }))
  const dialog = await screen.findByRole('dialog', { name: 'New API key' })
  return { user, dialog, field: within(dialog).getByLabelText('Name') }
}

describe('a dialog', () => {
  test('stays open while the pointer is down outside, and closes on the release', async () => {
    const { user, dialog } = await openDialog()
    await user.pointer({ keys: '[MouseLeft>]', target: dialog, coords: outside })
    expect(dialog).toBeInTheDocument()
    await user.pointer({ keys: '[/MouseLeft]', target: dialog, coords: outside })
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  test('stays open when a press outside slides back into it', async () => {
    const { user, dialog } = await openDialog()
    await user.pointer({ keys: '[MouseLeft>]', target: dialog, coords: outside })
    await user.pointer([
      { target: dialog, coords: inside },
      { keys: '[/MouseLeft]', target: dialog, coords: inside },
    ])
    expect(dialog).toBeInTheDocument()
  })

  test('stays open when text that is selected inside ends outside', async () => {
    const { user, dialog, field } = await openDialog()
    await user.pointer({ keys: '[MouseLeft>]', target: field, coords: inside })
    await user.pointer([
      { target: dialog, coords: outside },
      { keys: '[/MouseLeft]', target: dialog, coords: outside },
    ])
    expect(dialog).toBeInTheDocument()
  })

  test('keeps what was typed when the user clicks outside, and says how to discard it', async () => {
    const { user, dialog, field } = await openDialog()
    await user.type(field, 'CI release')
    await user.pointer({ keys: '[MouseLeft]', target: dialog, coords: outside })
    expect(await within(dialog).findByText(/^Your input is kept/)).toBeInTheDocument()
    expect(field).toHaveValue('CI release')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  // The field's value stays readable in the heap while React keeps a reference to the field.
  test.each(['Escape', 'the back gesture', 'Back'])('blurs the focused field before %s closes it', async (way) => {
    const { user, dialog, field } = await openDialog()
    await user.type(field, 'CI release')
    const events: string[] = []
    field.addEventListener('focusout', () => events.push(dialog.hasAttribute('open') ? 'blurred' : 'blurred too late'))
    if (way === 'Escape') await user.keyboard('{Escape}')
    else if (way === 'Back') history.back()
    else fireEvent(dialog, new Event('cancel', { cancelable: true }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    expect(events).toEqual(['blurred'])
  })
})

describe.each([
  { popover: 'the profile menu', opener: /^Profile menu/, role: 'menu' },
  { popover: 'the bell', opener: /^Notifications/, role: 'dialog' },
  { popover: 'the menu of a row', opener: 'Actions for CI deploy', role: 'menu' },
])('$popover', ({ opener, role }) => {
  async function open() {
    const { user } = await renderApp('/api-keys')
    const button = await screen.findByRole('button', { name: opener })
    await user.click(button)
    return { user, button, popover: await screen.findByRole(role) }
  }

  test('stays open while the pointer is down outside, and closes on the release', async () => {
    const { user, popover } = await open()
    const heading = screen.getByRole('heading', { name: 'API keys', level: 1 })
    await user.pointer({ keys: '[MouseLeft>]', target: heading })
    expect(popover).toBeInTheDocument()
    await user.pointer({ keys: '[/MouseLeft]', target: heading })
    expect(popover).not.toBeInTheDocument()
  })

  test('stays open when the pointer goes down on a button of the page and slides back', async () => {
    const { user, popover } = await open()
    await user.pointer({ keys: '[MouseLeft>]', target: screen.getByRole('button', { name: 'New API key' }) })
    await user.pointer([{ target: popover }, { keys: '[/MouseLeft]', target: popover }])
    expect(popover).toBeInTheDocument()
  })

  test('closes on Escape when the focus is on the document’s body', async () => {
    const { user, popover, button } = await open()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    expect(document.body).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(popover).not.toBeInTheDocument()
    expect(button).toHaveFocus()
  })
})
