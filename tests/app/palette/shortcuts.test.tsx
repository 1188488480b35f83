import { createEvent, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openRowMenu, renderApp } from '../../support/render-app'

const palette = () => screen.queryByRole('dialog', { name: 'Search or do' })
const list = () => screen.queryByRole('dialog', { name: 'Keyboard shortcuts' })
const isShielded = () => document.documentElement.hasAttribute('data-shielded')
const settled = () => screen.findByRole('button', { name: 'Search or do…' })

/** Presses a key and returns whether a shortcut took it. */
function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): boolean {
  const event = createEvent.keyDown(target, { key, ...init })
  fireEvent(target, event)
  return event.defaultPrevented
}

test('“/” opens the palette and “?” the list of shortcuts, where single keys can be switched off for this browser', async () => {
  const first = await renderApp('/')
  await settled()
  await first.user.keyboard('/')
  expect(await screen.findByRole('combobox', { name: 'Search or do' })).toHaveValue('')
  await first.user.keyboard('{Escape}?')
  const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }))
  expect(dialog.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    'Search or do',
    'Close a dialog or menu',
    'Search or do',
    'Show this list',
    'Presenter shield on or off',
  ])
  await first.user.click(dialog.getByRole('checkbox', { name: 'Use single-key shortcuts' }))
  await first.user.keyboard('{Escape}')
  first.leave()

  const { user } = await renderApp('/')
  await settled()
  await user.keyboard('/?h')
  expect([palette(), list(), isShielded()]).toEqual([null, null, false])
  await user.keyboard('{Control>}k{/Control}')
  expect(await screen.findByRole('combobox', { name: 'Search or do' })).toBeVisible()
})

test('single keys do nothing in fields, menus and dialogs, with modifiers or AltGr, or while held down', async () => {
  const { user } = await renderApp('/api-keys')
  await settled()
  const filter = await screen.findByRole('searchbox')
  await user.type(filter, '/?h')
  expect(filter).toHaveValue('/?h')
  await user.clear(filter)
  for (const init of [
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { ctrlKey: true, altKey: true },
    { modifierAltGraph: true },
    { isComposing: true },
    { repeat: true },
  ] satisfies KeyboardEventInit[]) {
    for (const key of ['/', '?', 'h']) expect(press(key, init)).toBe(false)
  }
  await user.click(await screen.findByRole('button', { name: 'Actions for CI deploy' }))
  await screen.findByRole('menu')
  await user.keyboard('h/')
  await user.keyboard('{Escape}')
  await openRowMenu(user, 'CI deploy', 'Rename')
  const dialog = await screen.findByRole('dialog', { name: 'Rename API key' })
  within(dialog).getByRole('button', { name: 'Cancel' }).focus()
  await user.keyboard('/?h{Control>}k{/Control}')
  expect([palette(), list(), isShielded()]).toEqual([null, null, false])
})

test('the shield works in a dialog without typed text, such as a question', async () => {
  const { user } = await renderApp('/api-keys')
  await settled()
  await openRowMenu(user, 'CI deploy', 'Delete…')
  await screen.findByRole('alertdialog')
  await user.keyboard('h')
  expect(isShielded()).toBe(true)
})
