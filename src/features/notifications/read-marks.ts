import * as z from 'zod/mini'

import { storedValue } from '~/lib/storage'

/**
 * How long a mark overrides the server's answers. The server takes seconds to report a notification as read (the
 * platform's own tests wait up to 16 s). Five minutes is many times that, and short enough that a mark which never
 * reached the server does not hide a notification for long.
 */
export const READ_MARK_MS = 5 * 60_000

/** IDs and times only, nothing of the notification's text. */
const ReadMarks = z.array(z.object({ userId: z.string(), id: z.string(), at: z.number() }))
type ReadMarks = z.output<typeof ReadMarks>

const stored = storedValue({ key: 'latchkey.read-marks', schema: ReadMarks, fallback: [] })

/**
 * Returns the notifications that this user has marked as read in this browser in the last five minutes, by ID, with the
 * time by this device's clock. A new tab and a reload start with them. Writes nothing, because React renders with it.
 */
export function readReadMarks(userId: string): Map<string, number> {
  return new Map(recentMarks().flatMap((mark) => (mark.userId === userId ? [[mark.id, mark.at]] : [])))
}

export function removeOldReadMarks(): void {
  const recent = recentMarks()
  if (recent.length < stored.read().length) stored.write(recent)
}

export function keepReadMarks(userId: string, ids: string[]): void {
  const at = Date.now()
  stored.write([...without(userId, ids), ...ids.map((id) => ({ userId, id, at }))])
}

/** Removes marks that the server has rejected. */
export function dropReadMarks(userId: string, ids: string[]): void {
  stored.write(without(userId, ids))
}

function without(userId: string, ids: string[]): ReadMarks {
  return recentMarks().filter((mark) => mark.userId !== userId || !ids.includes(mark.id))
}

function recentMarks(): ReadMarks {
  const age = ({ at }: ReadMarks[number]) => Date.now() - at
  // A mark from the future was made before this device's clock was set back.
  return stored.read().filter((mark) => age(mark) >= 0 && age(mark) < READ_MARK_MS)
}
