import type { ManagementToken } from '~/api/management-tokens'

import { statusOf, type TokenStatus } from './status'

export const DAY = 24 * 60 * 60_000
/** As many as can be taken in at a glance. */
const MOST_ROWS = 8
/** Possible time spans of the picture, in days back and ahead: round numbers for its title. */
const SPANS = [7, 30, 90, 180, 365] as const
/** How many times as far as the middle one a token may reach before it is an exception that runs off the edge. */
const EXCEPTION = 5
/** Neither side may squeeze the other against the edge. */
const LOPSIDED = 5

/** A bar from 0, the left edge, to 1, the right one. An open end goes on beyond the edge. */
export type Life = {
  token: ManagementToken
  status: TokenStatus
  from: number
  to: number
  isOpenStart: boolean
  isOpenEnd: boolean
}

export type Picture = {
  /** In days, from now. */
  past: number
  future: number
  /** Where today is, from 0 to 1. */
  today: number
  lives: Life[]
  /** How many tokens there was no room for. */
  more: number
}

/** What ends soonest first, then what has no end, then what is switched off, and last what is over, the latest first. */
export function drawLifetimes(tokens: ManagementToken[], now: number): Picture {
  const sorted = tokens
    .map((token) => ({ token, status: statusOf(token, now), end: endOf(token, now) }))
    .sort(
      (one, other) =>
        rankOf(one.status) - rankOf(other.status) ||
        (one.status === 'expired' ? other.end - one.end : one.end === other.end ? 0 : one.end - other.end),
    )
  const shown = sorted.slice(0, MOST_ROWS)
  const { past, future } = chooseWindow(
    shown.map(({ token, status, end }) => ({
      // Of what is over its end is to be seen; where it began says less.
      back: now - (status === 'expired' ? end : token.created.getTime()),
      ahead: end - now,
    })),
  )

  const left = now - past * DAY
  const right = now + future * DAY
  const at = (moment: number) => Math.min(1, Math.max(0, (moment - left) / (right - left)))
  const lives = shown.map(({ token, status, end }) => ({
    token,
    status,
    from: at(token.created.getTime()),
    to: at(end),
    isOpenStart: token.created.getTime() < left,
    isOpenEnd: end > right,
  }))
  return { past, future, today: at(now), lives, more: sorted.length - shown.length }
}

/** When a token ends, or has ended. The server may call one expired whose time has not come. */
function endOf({ expires, isExpired }: ManagementToken, now: number): number {
  const end = expires?.getTime() ?? Infinity
  return isExpired ? Math.min(end, now) : end
}

function rankOf(status: TokenStatus): number {
  return status === 'expired' ? 2 : status === 'disabled' ? 1 : 0
}

/** Chooses the time span in days so that most tokens are readable and a token of several years does not squeeze the others. */
export function chooseWindow(reaches: { back: number; ahead: number }[]): { past: number; future: number } {
  let past = spanFor(reaches.map(({ back }) => back))
  let future = spanFor(reaches.map(({ ahead }) => ahead))
  while (future * LOPSIDED < past) future = wider(future)
  while (past * LOPSIDED < future) past = wider(past)
  return { past, future }
}

const wider = (span: number): number => SPANS.find((one) => one > span) ?? span

/** The shortest span that holds all but the exceptions. */
function spanFor(reaches: number[]): number {
  const sorted = reaches.filter((reach) => reach > 0 && reach < Infinity).sort((one, other) => one - other)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const furthest = sorted.findLast((reach) => reach <= middle * EXCEPTION) ?? 0
  return SPANS.find((span) => furthest <= span * DAY) ?? SPANS[SPANS.length - 1] ?? 365
}
