import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Link } from 'react-router'

import type { ApiError } from '~/api/errors'
import type { CheckUpItem, CheckUpItemAction, CheckUpResult, CheckUpItemState } from '~/ui/feedback/check-up-item'
import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'
import { ProblemDetails } from '~/ui/feedback/problem'
import { useSecondsLeft } from '~/ui/hooks/use-now'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { useStableOrder } from './use-stable-order'
import { stateWords, words } from './words'

const ICONS: Record<CheckUpItemState, IconName> = { 'to-do': 'warning', unknown: 'question', done: 'check' }

/** What protects the account and what does not, from as many sources as there are, each at its own pace. */
export function CheckUp({ sources }: { sources: CheckUpResult[] }) {
  const { items, expected, isComplete } = useStableOrder(sources)
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <Fill items={items} />
        <span role="status">{summaryOf(items, isComplete)}</span>
      </div>
      <ul aria-label={words.states} aria-busy={!isComplete} className="check-up">
        {items.map((item) => (
          <Line key={item.id} item={item} heading={heading} />
        ))}
        {Array.from({ length: expected }, (_, line) => (
          <li key={line} aria-hidden="true">
            <span className="bone w-4" />
            <div className="grid grid-cols-1 gap-2.5 py-1">
              <span className="bone w-56 max-w-full" />
              <span className="bone w-80 max-w-full" />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function summaryOf(items: CheckUpItem[], isComplete: boolean): string {
  const count = (wanted: CheckUpItemState) => items.filter(({ state }) => state === wanted).length
  const [toDo, unknown] = [count('to-do'), count('unknown')]
  if (!isComplete) {
    return toDo > 0 ? words.join(words.toDo(toDo), words.stillChecking) : words.checking
  }
  if (toDo > 0) return words.toDo(toDo)
  if (unknown === 0) return words.allDone
  // Where nothing at all is known, nobody can say that there is nothing to do.
  return unknown === items.length ? words.notKnown(unknown) : words.join(words.nothingFound, words.notKnown(unknown))
}

const RADIUS = 6
const AROUND = 2 * Math.PI * RADIUS

/** A ring that fills as things are done; the words beside it say the same. */
function Fill({ items }: { items: CheckUpItem[] }) {
  const done = items.filter(({ state }) => state === 'done').length
  const filled = items.length === 0 ? 0 : (done / items.length) * AROUND
  return (
    <svg className="fill" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx={8} cy={8} r={RADIUS} />
      {filled > 0 && <circle cx={8} cy={8} r={RADIUS} strokeDasharray={`${filled} ${AROUND}`} />}
    </svg>
  )
}

type LineProps = { item: CheckUpItem; heading: RefObject<HTMLElement | null> }

function Line({ item, heading }: LineProps) {
  const { state, title, detail, error, action } = item
  const id = useId()
  const failure = useFailure(item)
  return (
    <li data-state={state}>
      <Icon name={ICONS[state]} />
      <div className="break-words">
        <div id={id}>
          <p className="row-name">
            <span className="sr-only">{stateWords[state]} </span>
            {title}
          </p>
          <p>
            {detail} {error?.kind === 'maintenance' && error.serverMessage && <q>{error.serverMessage}</q>}
          </p>
        </div>
        {failure && (
          <div className="text-[13px] text-muted">
            <ProblemDetails error={failure} />
          </div>
        )}
      </div>
      {action &&
        ('to' in action ? (
          <LinkAction {...action} about={id} />
        ) : (
          <PressAction {...action} error={error} about={id} heading={heading} />
        ))}
    </li>
  )
}

/** What went wrong; also while it is asked again, so that the line does not shrink under the finger that pressed. */
function useFailure({ error, action }: CheckUpItem): ApiError | undefined {
  const [last, setLast] = useState(error)
  if (error && error !== last) setLast(error)
  return error ?? (action && 'isBusy' in action ? last : undefined)
}

type ActionProps<Kind> = Extract<CheckUpItemAction, Kind> & { about: string }

function LinkAction({ label, to, about }: ActionProps<{ to: string }>) {
  return (
    <Link to={to} className="btn small" aria-describedby={about}>
      {label}
    </Link>
  )
}

type PressProps = ActionProps<{ onPress: () => void }> & {
  error: ApiError | undefined
  heading: RefObject<HTMLElement | null>
}

function PressAction({ label, onPress, isBusy = false, error, about, heading }: PressProps) {
  const button = useRef<HTMLSpanElement>(null)
  const left = useSecondsLeft(error?.retryAt)
  const wait = useRetryCountdown(error)
  // When the line goes because the second attempt went well, whoever pressed goes on where the findings begin.
  useLayoutEffect(() => {
    const place = button.current
    const next = heading.current
    return () => {
      if (place?.contains(document.activeElement)) next?.focus()
    }
  }, [heading])
  return (
    <span ref={button}>
      <Button small busy={isBusy} disabledReason={wait} aria-describedby={about} onClick={onPress}>
        {left > 0 ? words.tryAgainIn(label, left) : label}
      </Button>
    </span>
  )
}
