import { useEffect, useRef } from 'react'
import * as z from 'zod/mini'

import { storedValue, useStoredValue } from '~/lib/storage'

/** Whether shortcuts of a single key work in this browser. Speech input and tremor press them by accident (WCAG 2.1.4). */
const singleKeys = storedValue({
  key: 'latchkey.single-keys',
  schema: z.enum(['on', 'off']),
  fallback: 'on',
  isPlainText: true,
})

export function useSingleKeys(): [isOn: boolean, set: (isOn: boolean) => void] {
  return [useStoredValue(singleKeys) === 'on', (isOn) => void singleKeys.write(isOn ? 'on' : 'off')]
}

export const keys = { palette: '/', shortcuts: '?', shield: 'h' } as const

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
/** The keys that open the palette, as this platform writes them. */
export const paletteKeys = isApple ? ['⌘', 'K'] : ['Ctrl', 'K']
export const paletteAriaKeys = isApple ? 'Meta+K' : 'Control+K'

type Handlers = {
  onPalette: () => void
  onShortcuts: () => void
  onShield: () => void
  /** Set while the palette is open. Called for letters that come before its code has loaded. */
  onEarlyText: ((text: string) => void) | undefined
}

/** Listens to the shortcuts of the whole console. `onPalette` also closes the palette. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event, latest.current)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

function onKey(event: KeyboardEvent, { onPalette, onShortcuts, onShield, onEarlyText }: Handlers): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const isDialogOpen = document.querySelector('dialog[open]') !== null
  const isOpening = onEarlyText !== undefined && !isDialogOpen
  if (isPaletteKey(event)) {
    // A dialog may hold a form or a secret, and the palette would lead away from it.
    if (isDialogOpen && !document.querySelector('dialog[open].palette')) return
    event.preventDefault()
    onPalette()
  } else if (isOpening && isSingleKey(event)) {
    if (event.key === 'Escape') onPalette()
    if (event.key.length !== 1) return
    event.preventDefault()
    onEarlyText(event.key)
  } else if (singleKeys.read() === 'on' && isSingleKey(event) && !isTyping(event.target)) {
    const handler = handlerOf(event.key, isDialogOpen)
    if (!handler) return
    event.preventDefault()
    handler()
  }

  function handlerOf(key: string, isInDialog: boolean): (() => void) | undefined {
    // A dialog may show a secret, so the shield works there too.
    if (key.toLowerCase() === keys.shield) return hasTypedText() ? undefined : onShield
    if (isInDialog) return undefined
    return key === keys.palette ? onPalette : key === keys.shortcuts ? onShortcuts : undefined
  }
}

/** Ctrl+K, or ⌘K on Apple's platforms, where Ctrl+K deletes to the end of the line. */
function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (isApple ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey
}

/** True without modifiers. Shift is part of "?", and AltGr types characters: on Windows, it is Ctrl and Alt. */
function isSingleKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.getModifierState('AltGraph')
}

/** A select and a menu jump to the entry that begins with the letter. */
function isTyping(target: EventTarget | null): boolean {
  const field =
    'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox]'
  return target instanceof Element && target.closest(field) !== null
}

function hasTypedText(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(
    'dialog[open] :is(input:not([type=checkbox], [type=radio]), textarea)',
  )
  return [...fields].some(({ value }) => value !== '')
}
