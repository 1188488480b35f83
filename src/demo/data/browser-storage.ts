import { CLIENT_ID } from '~/demo/demo-config'
import { clearValuesAtLogOut } from '~/lib/storage'
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
  forgetLogin()
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(KEY)) storage.removeItem(key)
  }
}

/** Deletes everything that the SDK and the console keep about the logged-in user. */
export function forgetLogin(): void {
  clearValuesAtLogOut()
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.includes(CLIENT_ID) && !key.startsWith(KEY)) storage.removeItem(key)
    }
  }
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=', 1)
    if (name.includes(CLIENT_ID)) document.cookie = `${name}=; path=/; max-age=0`
  }
}
