import type { Notice } from './notifications'

export type KnownNotices = {
  /** The newest first and without a gap. */
  notices: Notice[]
  /** Whether there is none that is older. */
  isWhole: boolean
  /** How many came with the fullest first page so far: one with fewer is all there is. */
  pageSize: number
}

/** With the next older page. One that brings nothing new is the end: some servers begin with the id that was asked for. */
export function withOlder(known: KnownNotices | undefined, page: Notice[]): KnownNotices {
  const notices = known?.notices ?? []
  const all = distinct([...notices, ...page])
  return { notices: all, isWhole: all.length === notices.length, pageSize: known?.pageSize ?? page.length }
}

/**
 * The newest and what was known before, from where the newest end. What is not among the newest any more has gone: with
 * a project that the person left. Undefined where there may be others in between: then older ones are needed, until they
 * end in what was known or as many are there as before.
 */
export function goOnInto(known: KnownNotices | undefined, newest: KnownNotices): KnownNotices | undefined {
  const pageSize = Math.max(known?.pageSize ?? 0, newest.pageSize)
  if (newest.notices.length < pageSize) return { ...newest, isWhole: true, pageSize }
  const last = newest.notices.at(-1)?.id
  const end = known?.notices.findIndex(({ id }) => id === last) ?? -1
  if (known && end >= 0) {
    const notices = distinct([...newest.notices, ...known.notices.slice(end + 1)])
    return { notices, isWhole: known.isWhole, pageSize }
  }
  // Where there were none at all, nothing tells how many fill a page: older ones end in nothing.
  const wereNone = known?.notices.length === 0
  const isEnough = !wereNone && newest.notices.length >= (known?.notices.length ?? 0)
  return newest.isWhole || isEnough ? { ...newest, pageSize } : undefined
}

/** Pages shift when one arrives between two requests: a notice may come twice. */
function distinct(notices: Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [notice.id, notice])).values()]
}
