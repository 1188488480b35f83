import { useMemo } from 'react'
import * as z from 'zod/mini'

import { storedValue, useStoredValue } from '~/lib/storage'
import { useUser } from '~/session/console-context'
import type { CheckUpItem, ToDoItem } from '~/ui/feedback/check-up-item'
import { useNow } from '~/ui/hooks/use-now'

const DAY = 24 * 60 * 60_000
const DISMISSED_DAYS = 90
const MINUTE = 60_000

/** IDs and a time only. `about` has the IDs of the objects that the item was about. */
const Dismissal = z.object({ userId: z.string(), id: z.string(), about: z.array(z.string()), at: z.number() })
export type Dismissal = z.output<typeof Dismissal>

const stored = storedValue({ key: 'latchkey.dismissed-items', schema: z.array(Dismissal), fallback: [] })

/** An item that the user may dismiss. */
export type DismissibleItem = ToDoItem & { dismissible: string[] }

export function isDismissible(item: CheckUpItem): item is DismissibleItem {
  return item.state === 'to-do' && item.dismissible !== undefined
}

/** True if a dismissal of the last 90 days covers every object of the item. An item about another object comes back. */
export function isDismissed(item: CheckUpItem, dismissals: Dismissal[], now: number): boolean {
  if (!isDismissible(item)) return false
  const dismissal = dismissals.find(({ id, at }) => id === item.id && isCurrent(at, now))
  return dismissal !== undefined && item.dismissible.every((one) => dismissal.about.includes(one))
}

/** A dismissal from the future was made before this device's clock was set back. */
function isCurrent(at: number, now: number): boolean {
  return now - at > -MINUTE && now - at < DISMISSED_DAYS * DAY
}

/** The items that the user has dismissed in this browser. */
export function useDismissals() {
  const { id: userId } = useUser()
  const all = useStoredValue(stored)
  const now = useNow(MINUTE)
  const own = useMemo(() => all.filter((dismissal) => dismissal.userId === userId), [all, userId])
  return {
    isDismissed: (item: CheckUpItem) => isDismissed(item, own, now),
    dismiss({ id, dismissible }: DismissibleItem) {
      stored.write([...without(userId, id), { userId, id, about: dismissible, at: Date.now() }])
    },
    restore({ id }: Pick<CheckUpItem, 'id'>) {
      stored.write(without(userId, id))
    },
  }
}

/** Also leaves out the dismissals that have ended. */
function without(userId: string, id: string): Dismissal[] {
  const now = Date.now()
  return stored.read().filter((one) => isCurrent(one.at, now) && !(one.userId === userId && one.id === id))
}
