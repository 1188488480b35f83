import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Link } from 'react-router'

import type { ApiError } from '~/api/errors'
import type { CheckUpItem, CheckUpItemAction, CheckUpResult, CheckUpItemState } from '~/ui/feedback/check-up-item'
import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'
import { ProblemDetails } from '~/ui/feedback/problem'
import { useSecondsLeft } from '~/ui/hooks/use-now'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { usePlacedItems } from './use-placed-items'
import { stateWords, words } from './words'

const ICONS: Record<CheckUpItemState, IconName> = { 'to-do': 'warning', 'not-checked': 'question', done: 'check' }

/** The security check-up. Each source reports the items of one feature, and may take longer than the others. */
export function CheckUp({ sources }: { sources: CheckUpResult[] }) {
  const { items, placeholders, isComplete } = usePlacedItems(sources)
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <ProgressRing items={items} />
        <span role="status">{summaryOf(items, isComplete)}</span>
      </div>
      <ul aria-label={words.items} aria-busy={!isComplete} className="check-up">
        {items.map((item) => (
          <Item key={item.id} item={item} heading={heading} />
        ))}
        {Array.from({ length: placeholders }, (_, index) => (
          <li key={index} aria-hidden="true">
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
  const toDo = countOf(items, 'to-do')
  const notChecked = countOf(items, 'not-checked')
  if (!isComplete) {
    return toDo > 0 ? words.join(words.toDo(toDo), words.stillChecking) : words.checking
  }
  if (toDo > 0) return words.toDo(toDo)
  if (notChecked === 0) return words.allDone
  // "Nothing to do" would be wrong if no check succeeded.
  const hasSuccess = notChecked < items.length
  return hasSuccess ? words.join(words.nothingToDo, words.notChecked(notChecked)) : words.notChecked(notChecked)
}

const countOf = (items: CheckUpItem[], wanted: CheckUpItemState) => items.filter(({ state }) => state === wanted).length

const RADIUS = 6
const CIRCUMFERENCE = 2 * Math.PI * RADIUS

/** A ring that fills as items are done. Hidden from screen readers, because the summary next to it says the same. */
function ProgressRing({ items }: { items: CheckUpItem[] }) {
  const done = countOf(items, 'done')
  const filled = items.length === 0 ? 0 : (done / items.length) * CIRCUMFERENCE
  return (
    <svg className="fill" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx={8} cy={8} r={RADIUS} />
      {filled > 0 && <circle cx={8} cy={8} r={RADIUS} strokeDasharray={`${filled} ${CIRCUMFERENCE}`} />}
    </svg>
  )
}

type ItemProps = { item: CheckUpItem; heading: RefObject<HTMLElement | null> }

function Item({ item, heading }: ItemProps) {
  const { state, title, detail, error, advice, action } = item
  const id = useId()
  const shownError = useShownError(item)
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
            {detail}{' '}
            {error?.kind === 'maintenance' && error.serverMessage && (
              <q>
                <bdi>{error.serverMessage}</bdi>
              </q>
            )}
          </p>
        </div>
        {advice}
        {shownError && (
          <div className="text-[13px] text-muted">
            <ProblemDetails error={shownError} />
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

/** The error of the check. Keeps the last one during a retry, so that the item does not shrink while the user presses. */
function useShownError({ error, action }: CheckUpItem): ApiError | undefined {
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
  // A successful retry removes the focused button, so focus moves to the heading of the check-up.
  useLayoutEffect(() => {
    const wrapper = button.current
    const target = heading.current
    return () => {
      if (wrapper?.contains(document.activeElement)) target?.focus()
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
