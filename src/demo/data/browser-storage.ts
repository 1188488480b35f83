import { CLIENT_ID } from '~/demo/demo-config'
import type { DemoStorage } from './database'

const KEY = 'latchkey-demo'

/** Opens the demo's storage in this browser. Returns null if the browser blocks it, in which case no login can complete. */
export function openBrowserStorage(): DemoStorage | null {
  try {
    const { localStorage } = globalThis
    localStorage.setItem(`${KEY}.probe`, '')
    localStorage.removeItem(`${KEY}.probe`)
    return {
      load: () => localStorage.getItem(KEY),
      save: (text) => localStorage.setItem(KEY, text),
      clear: () => localStorage.removeItem(KEY),
    }
  } catch {
    return null
  }
}

/** Deletes the demo's state and the SDK's tokens, which the identity provider would reject after the reset. */
export function resetDemo(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key === KEY || key.includes(CLIENT_ID)) storage.removeItem(key)
    }
  }
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=', 1)
    if (name.includes(CLIENT_ID)) document.cookie = `${name}=; path=/; max-age=0`
  }
}
