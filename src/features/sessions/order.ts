import type { Session } from '~/api/sessions'

type Ordered = {
  /** Undefined if the server marks no session as the current one, or more than one. */
  current: Session | undefined
  /** The other sessions, or all of them if the current one is unknown. The last used is first. */
  others: Session[]
}

export function orderSessions(sessions: Session[]): Ordered {
  const marked = sessions.filter(({ isCurrent }) => isCurrent)
  const current = marked.length === 1 ? marked[0] : undefined
  const others = sessions.filter((session) => session !== current).toSorted((one, other) => timeOf(other) - timeOf(one))
  return { current, others }
}

/** A session with unknown times is last. */
function timeOf({ lastUsed, created }: Session): number {
  return (lastUsed ?? created)?.getTime() ?? 0
}
