import { useSyncExternalStore } from 'react'
import type * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

/**
 * Every value that the console stores in the browser, and what ends it. A value that ends with its tab lives in
 * sessionStorage, any other in localStorage. `tabOrLogOut` ends with the first of the two.
 *
 * The list is in one place because log-out must also clear the values of lazy modules that this page has not loaded.
 */
export const storedValues = {
  'latchkey.theme': 'nothing',
  'latchkey.rotations': 'nothing',
  'latchkey.dismissed-banner': 'nothing',
  'latchkey.dismissed-items': 'nothing',
  'latchkey.read-marks': 'logOut',
  'latchkey.last-login': 'logOut',
  'latchkey.reset-email': 'logOut',
  'latchkey.unavailable': 'tab',
  'latchkey.after-log-out': 'tab',
  'latchkey.logged-out': 'tab',
  'latchkey.log-out-pending': 'nothing',
  'latchkey.back-url': 'tabOrLogOut',
  'latchkey.login-attempts': 'tab',
  'latchkey.reloaded-for-new-version': 'tab',
  'latchkey.shield': 'tab',
  'latchkey.single-keys': 'nothing',
  'latchkey.recent': 'logOut',
} as const

type Key = keyof typeof storedValues

type Options<T> = {
  key: Key
  /** Text that the schema rejects is read as the fallback: an older format, a damaged value, another app's value. */
  schema: z.ZodMiniType<T>
  fallback: NoInfer<T>
  /** Stores a string as it is instead of as JSON, for readers outside this module. */
  isPlainText?: boolean
}

export type StoredValue<T> = {
  /** Returns the same object until the stored text changes, so that React can compare by identity. */
  read: () => T
  /** Stores the value. Returns false if the browser refused: then the value lasts as long as the page. */
  write: (value: T) => boolean
  clear: () => void
}

/** One value in the browser's storage. Writing the fallback removes the entry. */
export function storedValue<T>({ key, schema, fallback, isPlainText = false }: Options<T>): StoredValue<T> {
  const format = (value: T) => (isPlainText ? String(value) : JSON.stringify(value))
  const parse = (text: string | null) => {
    const { data, success } = schema.safeParse(isPlainText ? text : parseJson(text))
    return success ? data : fallback
  }
  let lastRead: { text: string | null; value: T } | undefined

  return {
    read() {
      const text = readText(key)
      if (lastRead?.text !== text) lastRead = { text, value: parse(text) }
      return lastRead.value
    },
    write(value) {
      const text = format(value)
      return writeText(key, text === format(fallback) ? null : text)
    },
    clear: () => void writeText(key, null),
  }
}

/** Returns the value and renders again when this tab or another tab changes it. */
export function useStoredValue<T>({ read }: StoredValue<T>): T {
  return useSyncExternalStore(subscribe, read)
}

/** Clears every value that a log-out ends. */
export function clearValuesAtLogOut(): void {
  for (const [key, end] of Object.entries(storedValues)) if (/logOut/i.test(end)) writeText(key as Key, null)
}

/**
 * The texts that the browser refused to store, because storage is denied or full; null for an entry that it refused to
 * remove. Each write changes this store, so its subscribers learn of every write in this tab.
 */
export const refusedTexts = createStore<{ [key in Key]?: string | null | undefined }>(() => ({}))

function subscribe(listener: () => void): () => void {
  const unsubscribe = refusedTexts.subscribe(listener)
  // The browser sends this event to the other tabs only.
  addEventListener('storage', listener)
  return () => {
    unsubscribe()
    removeEventListener('storage', listener)
  }
}

function readText(key: Key): string | null {
  const refused = refusedTexts.getState()[key]
  if (refused !== undefined) return refused
  try {
    return storageOf(key).getItem(key)
  } catch {
    return null
  }
}

function writeText(key: Key, text: string | null): boolean {
  const isStored = tryToWrite(key, text)
  refusedTexts.setState({ [key]: isStored ? undefined : text })
  return isStored
}

function tryToWrite(key: Key, text: string | null): boolean {
  try {
    if (text === null) storageOf(key).removeItem(key)
    else storageOf(key).setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** Throws if the browser denies storage: then even reading the property throws. */
function storageOf(key: Key): Storage {
  return storedValues[key].startsWith('tab') ? sessionStorage : localStorage
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
