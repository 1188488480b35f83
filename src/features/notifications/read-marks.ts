import * as z from 'zod/mini'

const KEY = 'latchkey.read-marks'

/**
 * The server takes seconds to say that a notice is read (api-facts §1.9 has tests that wait for sixteen). Many times that,
 * and still so short that a mark which never reached it does not hide the notice for long.
 */
export const READ_MARK_MS = 5 * 60_000

/** Ids and times: nothing of what was read. */
const Kept = z.array(z.object({ userId: z.string(), id: z.string(), at: z.number() }))
type Kept = z.output<typeof Kept>

/**
 * What this person has marked as read in this browser in the last minutes, and when, by this device's clock: a new tab
 * and a reload go on from there. What is older is not kept for longer.
 */
export function readReadMarks(userId: string): Map<string, number> {
  const kept = load()
  save(kept)
  return new Map(kept.flatMap((mark) => (mark.userId === userId ? [[mark.id, mark.at]] : [])))
}

export function keepReadMarks(userId: string, ids: string[]): void {
  const at = Date.now()
  save([...without(userId, ids), ...ids.map((id) => ({ userId, id, at }))])
}

/** The server has refused them. */
export function dropReadMarks(userId: string, ids: string[]): void {
  save(without(userId, ids))
}

/** At a log-out, nothing that somebody did here is left behind. */
export function forgetReadMarks(): void {
  save([])
}

function without(userId: string, ids: string[]): Kept {
  return load().filter((mark) => mark.userId !== userId || !ids.includes(mark.id))
}

function load(): Kept {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]')).data ?? []
    const age = ({ at }: Kept[number]) => Date.now() - at
    // A mark from the future was made before this device's clock was put back.
    return kept.filter((mark) => age(mark) >= 0 && age(mark) < READ_MARK_MS)
  } catch {
    return []
  }
}

function save(kept: Kept): void {
  try {
    if (kept.length > 0) localStorage.setItem(KEY, JSON.stringify(kept))
    else localStorage.removeItem(KEY)
  } catch {
    // Without storage they last as long as the page.
  }
}
