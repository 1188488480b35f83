const KEY = 'latchkey.sign-ins'
const WINDOW_MS = 30_000
const LIMIT = 3

/**
 * Counts the times this tab was sent to Auth0 by itself. True at the fourth within 30 seconds: something sends the
 * person back without a session each time, and only a person can break the circle.
 */
export function isLoginLoop(now = Date.now()): boolean {
  const recent = read().filter((time) => now - time < WINDOW_MS)
  const isLoop = recent.length >= LIMIT
  write(isLoop ? [] : [...recent, now])
  return isLoop
}

export function resetLoginLoop(): void {
  write([])
}

function read(): number[] {
  try {
    return (sessionStorage.getItem(KEY) ?? '').split(',').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

function write(times: number[]): void {
  try {
    sessionStorage.setItem(KEY, times.join(','))
  } catch {
    // Without storage there is no login either, and that has its own page.
  }
}
