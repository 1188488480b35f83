import type { Ref } from 'react'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'

import { ItemText } from './item-text'
import { words } from './words'

type Props = {
  ref: Ref<HTMLElement>
  /** Items that were done or unknown from the start. */
  items: CheckUpItem[]
  dismissed: CheckUpItem[]
  isComplete: boolean
  onShowAgain: (item: CheckUpItem) => void
}

/** The items that need nothing from the user, folded into one line. */
export function FoldedItems({ ref, items, dismissed, isComplete, onShowAgain }: Props) {
  const unknown = items.filter(({ state }) => state === 'unknown').length
  const passed = items.length - unknown
  if (items.length + dismissed.length === 0) {
    return (
      <div className="folded" aria-hidden="true">
        {!isComplete && <span className="bone w-40" />}
      </div>
    )
  }
  const summary = words.join([
    ...(passed > 0 ? [words.passed(passed)] : []),
    ...(unknown > 0 ? [words.unknown(unknown)] : []),
    ...(dismissed.length > 0 ? [words.dismissedCount(dismissed.length)] : []),
  ])
  return (
    <details className="folded">
      <summary ref={ref} className="text-[13px] text-muted">
        {summary}
      </summary>
      <ul aria-label={words.foldedItems} className="panel mt-2">
        {items.map((item) => (
          <li key={item.id} className="item" data-state={item.state}>
            <Icon name={item.state === 'unknown' ? 'question' : 'check'} />
            <ItemText item={item} />
          </li>
        ))}
        {dismissed.map((item) => (
          <li key={item.id} className="item" data-state="dismissed">
            <i className="item-dot" />
            <ItemText item={item} />
            <Button small aria-label={words.showItemAgain(item.title)} onClick={() => onShowAgain(item)}>
              {words.showAgain}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
