/** True if the browser keeps values of this site, in this tab and beyond. */
export function canStore(): boolean {
  const probe = 'latchkey.probe'
  try {
    for (const storage of [localStorage, sessionStorage]) {
      storage.setItem(probe, probe)
      storage.removeItem(probe)
    }
    return true
  } catch {
    return false
  }
}
