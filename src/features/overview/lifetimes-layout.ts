import type { Lifetime } from '~/ui/feedback/lifetime'

export const DAY = 24 * 60 * 60_000
/** Maximum number of bars. */
const MAX_BARS = 8
/** Possible time spans of the chart, in days back and ahead: round numbers for its title. */
const SPANS = [7, 30, 90, 180, 365] as const
/** A bar that reaches this many times further than the median is an outlier, which is cut off at the edge. */
const OUTLIER_FACTOR = 5
/** Maximum ratio between the days before and after today, so that neither side of the chart becomes too narrow. */
const MAX_RATIO = 5

/** A bar, with positions from 0 (left edge) to 1 (right edge). An open end continues beyond the edge. */
export type Bar = {
  lane: Lifetime
  from: number
  to: number
  isOpenStart: boolean
  isOpenEnd: boolean
}

export type Chart = {
  /** Days before and after now. */
  past: number
  future: number
  /** Position of today, from 0 to 1. */
  today: number
  bars: Bar[]
  /** Number of tokens that are not shown. */
  hiddenCount: number
}

/**
 * Computes the chart. The bars are sorted by expiry, then come the tokens without an expiry, then the disabled ones,
 * then the expired ones (latest first).
 */
export function drawLifetimes(lanes: Lifetime[], now: number): Chart {
  const sorted = lanes
    .map((lane) => ({ lane, status: lane.status, end: endOf(lane, now) }))
    .sort(
      (one, other) =>
        rankOf(one.status) - rankOf(other.status) ||
        (one.status === 'expired' ? other.end - one.end : one.end === other.end ? 0 : one.end - other.end),
    )
  const shown = sorted.slice(0, MAX_BARS)
  const { past, future } = chooseTimeSpan(
    shown.map(({ lane, status, end }) => ({
      // For an expired token, its end matters more than its start.
      back: now - (status === 'expired' ? end : (lane.created?.getTime() ?? now)),
      ahead: end - now,
    })),
  )

  const left = now - past * DAY
  const right = now + future * DAY
  const at = (moment: number) => Math.min(1, Math.max(0, (moment - left) / (right - left)))
  const bars = shown.map(({ lane, end }) => {
    const start = lane.created?.getTime() ?? Number.NEGATIVE_INFINITY
    return { lane, from: at(start), to: at(end), isOpenStart: start < left, isOpenEnd: end > right }
  })
  return { past, future, today: at(now), bars, hiddenCount: sorted.length - shown.length }
}

/** The end of a token. The server may report a token as expired before its expiry date. */
function endOf({ expires, status }: Lifetime, now: number): number {
  const end = expires?.getTime() ?? Infinity
  return status === 'expired' ? Math.min(end, now) : end
}

function rankOf(status: Lifetime['status']): number {
  return status === 'expired' ? 2 : status === 'disabled' ? 1 : 0
}

/** Chooses the time span in days so that most tokens are readable and a token of several years does not squeeze the others. */
export function chooseTimeSpan(reaches: { back: number; ahead: number }[]): { past: number; future: number } {
  let past = spanFor(reaches.map(({ back }) => back))
  let future = spanFor(reaches.map(({ ahead }) => ahead))
  while (future * MAX_RATIO < past) future = wider(future)
  while (past * MAX_RATIO < future) past = wider(past)
  return { past, future }
}

const wider = (span: number): number => SPANS.find((one) => one > span) ?? span

/** The shortest span that contains all tokens except the ones that are cut off. */
function spanFor(reaches: number[]): number {
  const sorted = reaches.filter((reach) => reach > 0 && reach < Infinity).sort((one, other) => one - other)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const furthest = sorted.findLast((reach) => reach <= middle * OUTLIER_FACTOR) ?? 0
  return SPANS.find((span) => furthest <= span * DAY) ?? SPANS[SPANS.length - 1] ?? 365
}
