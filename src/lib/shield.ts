import * as z from 'zod/mini'

import { storedValue, useStoredValue } from './storage'

/**
 * The presenter shield covers names, email addresses, IDs and tokens on screen, for a shared screen and for print
 * (app/shield/). It lasts as long as the tab. The script in index.html reads the same key before the first paint.
 */
const stored = storedValue({
  key: 'latchkey.shield',
  schema: z.enum(['on', 'off']),
  fallback: 'off',
  isPlainText: true,
})

export function useIsShielded(): boolean {
  return useStoredValue(stored) === 'on'
}

export function isShielded(): boolean {
  return stored.read() === 'on'
}

export function setShield(isOn: boolean): void {
  document.documentElement.toggleAttribute('data-shielded', isOn)
  stored.write(isOn ? 'on' : 'off')
}
