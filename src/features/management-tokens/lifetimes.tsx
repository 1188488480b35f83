import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'react-router'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { paths } from '~/config/paths'
import { exactDay } from '~/ui/text/exact-time'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { nameOf } from './name'
import { drawLifetimes, type Bar } from './lifetimes-layout'
import { lifetimesWords as words } from './lifetimes-words'
import { nextChange } from './status'
import { statusWords } from './words'

const NONE: ManagementToken[] = []
const percent = (part: number) => `${(part * 100).toFixed(2)}%`

/** Chart of the lifetime of each token. If the list fails to load, the check-up shows the error instead. */
export function TokenLifetimes() {
  const enabled = useCan('tokens', 'read')
  const tokens = useQuery({ ...managementTokenQueries.list(), enabled })
  const now = useServerNow((from) => nextChange(tokens.data ?? NONE, from))
  const id = useId()
  const isWaiting = tokens.isPending && tokens.errorUpdateCount === 0
  // Session tokens are left out: they last an hour, so they would be dots next to tokens of months.
  const lasting = tokens.data?.filter(({ isSession }) => !isSession)
  if (!enabled || lasting?.length === 0 || (!lasting && !isWaiting)) return null

  const chart = lasting && drawLifetimes(lasting, now)
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.title}</h2>
        {chart && <span>{words.timeSpan(chart.past, chart.future)}</span>}
      </div>
      {chart ? (
        <>
          <p className="lives-today" aria-hidden="true">
            <span style={{ insetInlineStart: percent(chart.today) }}>{words.today}</span>
          </p>
          <ul aria-labelledby={id} className="lives">
            {chart.bars.map((bar) => (
              <Row key={bar.token.id} bar={bar} today={chart.today} now={now} />
            ))}
          </ul>
          {chart.hiddenCount > 0 && (
            <Link to={paths.tokens} className="link lives-more inline-flex items-center min-h-6">
              {words.more(chart.hiddenCount)}
            </Link>
          )}
        </>
      ) : (
        <div role="status" aria-label={words.loading} className="lives">
          {[24, 40, 32].map((width) => (
            <div key={width} className="life">
              <span className="bone w-24" />
              <span className="bone" style={{ width: `${width}%` }} />
              <span className="bone w-16" />
            </div>
          ))}
        </div>
      )}
    </section>
  )
}

function Row({ bar, today, now }: { bar: Bar; today: number; now: number }) {
  const { token, status, from, to, isOpenStart, isOpenEnd } = bar
  return (
    <li className="life" data-status={status}>
      <bdi className="life-name">{nameOf(token)}</bdi>
      <span className="sr-only">{factsOf(bar)}</span>
      {/* Hidden from screen readers, because the text before it says the same. */}
      <span className="life-track" data-tip={tipOf(bar)} aria-hidden="true">
        <i
          data-open={[isOpenStart && 'start', isOpenEnd && 'end'].filter(Boolean).join(' ') || undefined}
          style={{ insetInlineStart: percent(from), width: percent(to - from) }}
        />
        <u style={{ insetInlineStart: percent(today) }} />
      </span>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact times must be reachable by keyboard */}
      <span className="life-left" data-tip={tipOf(bar)} tabIndex={0}>
        {leftOf(bar, now)}
      </span>
    </li>
  )
}

function leftOf({ token: { expires }, status }: Bar, now: number): string {
  if (status === 'expired' || status === 'disabled') return statusWords[status]
  return expires ? words.left(expires.getTime() - now) : words.noExpiry
}

/** The content of the bar as a sentence: "Active: created 2 May 2026, expires 31 Jul 2026." */
function factsOf({ token: { created, expires }, status }: Bar): string {
  const end = status === 'expired' ? words.hasExpired : words.expires
  return words.facts(
    statusWords[status],
    created ? words.created(exactDay(created)) : words.createdUnknown,
    expires ? end(exactDay(expires)) : words.neverExpires,
  )
}

function tipOf({ token: { created, expires }, status }: Bar): string {
  const end = status === 'expired' ? words.tipExpired : words.tipExpires
  const start = created ? words.tipCreated(created) : words.tipCreatedUnknown
  return `${start}\n${expires ? end(expires) : words.tipNeverExpires}`
}
