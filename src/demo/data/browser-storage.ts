import type { DemoStorage } from './database'
import { CLIENT_ID } from '~/demo/demo-config'

const KEY = 'latchkey-demo'

/** The demo's memory in this browser. Null where pages may not keep anything: there, no login can be completed. */
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

/** Forgets the whole demo, the SDK's tokens included: they would be refused by an identity provider that forgot them. */
export function resetDemo(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key === KEY || key.includes(CLIENT_ID)) storage.removeItem(key)
    }
  }
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=', 1)
    // oxlint-disable-next-line unicorn/no-document-cookie -- the SDK writes its cookies this way, and cookieStore is not everywhere
    if (name.includes(CLIENT_ID)) document.cookie = `${name}=; path=/; max-age=0`
  }
}
