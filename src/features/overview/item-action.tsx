import { useLayoutEffect, useRef, type RefObject } from 'react'
import { Link } from 'react-router'

import type { ApiError } from '~/api/errors'
import type { CheckUpItem, CheckUpItemAction, Remedy } from '~/ui/feedback/check-up-item'
import { Button } from '~/ui/controls/button'
import { useSecondsLeft } from '~/ui/hooks/use-now'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { words } from './words'

type Props = {
  item: CheckUpItem
  /** ID of the text that describes the button. */
  about: string
  /** The heading of the group, which takes the focus of a button that disappears. */
  heading: RefObject<HTMLElement | null>
  /** Classes of a link. */
  look?: string
}

/** The link or the button of an item, if it has one. */
export function ItemAction({ item, about, heading, look = 'btn small' }: Props) {
  const action = actionOf(item)
  if (!action) return null
  if ('to' in action) {
    return (
      <Link
        to={action.to}
        className={look}
        aria-label={item.state === 'to-do' && item.remedy ? nameOfRemedy(item.remedy) : undefined}
        aria-describedby={about}
      >
        {action.label}
      </Link>
    )
  }
  const error = item.state === 'failed' ? item.error : undefined
  return <PressAction {...action} error={error} about={about} heading={heading} />
}

/** The name of a link with a short label, such as "Review", for a list of links. Undefined if the label says it all. */
export function nameOfRemedy({ step, label }: Remedy): string | undefined {
  return step.startsWith(label) ? step : undefined
}

function actionOf(item: CheckUpItem): CheckUpItemAction | undefined {
  if (item.state === 'to-do') return item.remedy
  return 'action' in item ? item.action : undefined
}

type PressProps = Extract<CheckUpItemAction, { onPress: () => void }> &
  Pick<Props, 'about' | 'heading'> & { error: ApiError | undefined }

function PressAction({ label, onPress, isBusy = false, error, about, heading }: PressProps) {
  const button = useRef<HTMLSpanElement>(null)
  const left = useSecondsLeft(error?.retryAt)
  const wait = useRetryCountdown(error)
  // A successful retry removes the focused button, so focus moves to the heading of the group.
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
