import { safeReturnTo } from './return-to'

const KEY = 'latchkey.after-log-out'

/** Keeps in this tab where the login after a log-out leads, for whoever changes accounts. Without a path it forgets. */
export function keepReturnTo(path: string | undefined): void {
  try {
    if (path === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, path)
  } catch {
    // Nobody is kept in by it: the login leads to the start page then.
  }
}

export function keptReturnTo(): string {
  try {
    return safeReturnTo(sessionStorage.getItem(KEY))
  } catch {
    return safeReturnTo(undefined)
  }
}
