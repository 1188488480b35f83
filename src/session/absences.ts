import * as z from 'zod/mini'

const KEY = 'latchkey.not-offered'
/** What one server is without, another may have. */
const Kept = z.object({ server: z.string(), resources: z.array(z.string()) })

/** What this server was found to be without. It outlives a reload, and not the tab. */
export function readAbsences(server: string): string[] {
  try {
    const kept = Kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data
    return kept?.server === server ? kept.resources : []
  } catch {
    return []
  }
}

export function keepAbsences(server: string, resources: string[]): void {
  try {
    if (resources.length > 0) sessionStorage.setItem(KEY, JSON.stringify({ server, resources }))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Without storage it lasts as long as the page.
  }
}
