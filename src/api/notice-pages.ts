import type { Notice } from './notifications'

/** Notices, the newest first and without a gap; `isWhole` once there is none that is older. */
export type KnownNotices = { notices: Notice[]; isWhole: boolean }

/** With the next older page. One that brings nothing new is the end: some servers begin with the id that was asked for. */
export function withOlder(known: KnownNotices | undefined, page: Notice[]): KnownNotices {
  const notices = known?.notices ?? []
  const all = distinct([...notices, ...page])
  return { notices: all, isWhole: all.length === notices.length }
}

/**
 * The newest and what was known before, where one goes on into the other. Undefined where there may be others in between:
 * then older ones are needed, until they meet or as many are there as before.
 */
export function goOnInto(known: KnownNotices | undefined, newest: KnownNotices): KnownNotices | undefined {
  const ids = new Set(newest.notices.map(({ id }) => id))
  const meeting = known?.notices.findLastIndex(({ id }) => ids.has(id)) ?? -1
  if (known && meeting >= 0) {
    return { notices: distinct([...newest.notices, ...known.notices.slice(meeting + 1)]), isWhole: known.isWhole }
  }
  const isEnough = newest.isWhole || newest.notices.length >= (known?.notices.length ?? 0)
  return isEnough ? newest : undefined
}

/** Pages shift when one arrives between two requests: a notice may come twice. */
function distinct(notices: Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [notice.id, notice])).values()]
}
