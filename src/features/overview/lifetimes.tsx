import { useId } from 'react'
import { Link } from 'react-router'

import { paths } from '~/config/paths'
import type { Lifetimes } from '~/ui/feedback/lifetime'
import { useServerNow } from '~/ui/hooks/use-server-now'
import { exactDay } from '~/ui/text/exact-time'

import { drawLifetimes, type Bar } from './lifetimes-layout'
import { lifetimesWords as words } from './lifetimes-words'
import './overview.css'

const percent = (part: number) => `${(part * 100).toFixed(2)}%`

/** Timeline of the tokens of all sources. A lane leads to its token. */
export function LifetimesChart({ sources }: { sources: Lifetimes[] }) {
  const now = useServerNow(() => undefined)
  const id = useId()
  const isWaiting = sources.some(({ state }) => state === 'pending')
  const lanes = sources.flatMap((source) => (source.state === 'ready' ? source.lanes : []))
  if (!isWaiting && lanes.length === 0) return null

  const chart = isWaiting ? undefined : drawLifetimes(lanes, now)
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
              <Row key={bar.lane.id} bar={bar} today={chart.today} now={now} />
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
  const { lane, from, to, isOpenStart, isOpenEnd } = bar
  const id = useId()
  return (
    <li className="life" data-status={lane.status}>
      {/* The link covers its lane, and so does its tooltip. */}
      <Link to={lane.to} className="life-name" data-tip={tipOf(bar)} aria-describedby={id}>
        <bdi>{lane.name}</bdi>
      </Link>
      <span id={id} className="sr-only">
        {factsOf(bar)}
      </span>
      {/* Hidden from screen readers, because the text before it says the same. */}
      <span className="life-track" aria-hidden="true">
        <i
          data-open={[isOpenStart && 'start', isOpenEnd && 'end'].filter(Boolean).join(' ') || undefined}
          style={{ insetInlineStart: percent(from), width: percent(to - from) }}
        />
        <u style={{ insetInlineStart: percent(today) }} />
      </span>
      <span className="life-left">{leftOf(bar, now)}</span>
    </li>
  )
}

function leftOf({ lane: { expires, status, statusText } }: Bar, now: number): string {
  if (status === 'expired' || status === 'disabled') return statusText
  return expires ? words.left(expires.getTime() - now) : words.noExpiry
}

/** The content of the bar as a sentence: "Active: created 2 May 2026, expires 31 Jul 2026." */
function factsOf({ lane: { created, expires, status, statusText } }: Bar): string {
  const end = status === 'expired' ? words.hasExpired : words.expires
  return words.facts(
    statusText,
    created ? words.created(exactDay(created)) : words.createdUnknown,
    expires ? end(exactDay(expires)) : words.neverExpires,
  )
}

function tipOf({ lane: { created, expires, status } }: Bar): string {
  const end = status === 'expired' ? words.tipExpired : words.tipExpires
  const start = created ? words.tipCreated(created) : words.tipCreatedUnknown
  return `${start}\n${expires ? end(expires) : words.tipNeverExpires}`
}
