import { useId, useRef } from 'react'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { Icon } from '~/ui/controls/icon'

import type { DismissibleItem } from './dismissals'
import { ItemRow } from './item-row'
import { words } from './words'

type Props = {
  title: string
  /** Shown in place of the list when nothing is open. */
  empty: string
  items: CheckUpItem[]
  others: CheckUpItem[]
  placeholders: number
  isComplete: boolean
  /** Counts the open items, next to the title. */
  summary?: (count: number) => string
  onDismiss: (item: DismissibleItem, heading: HTMLElement | null) => void
}

/** The open items of a group. Hidden on a server or deployment that has nothing to check here. */
export function ItemCard({ title, empty, items, others, placeholders, isComplete, summary, onDismiss }: Props) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  if (isComplete && items.length + others.length === 0) return null
  const toDo = items.filter(({ state }) => state === 'to-do').length
  return (
    <section aria-labelledby={id} className="panel card">
      <div className="section-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <span role="status">
          {[summary && toDo > 0 && summary(toDo), !isComplete && placeholders === 0 && words.stillChecking]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <ul aria-labelledby={id} aria-busy={!isComplete}>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} heading={heading} onDismiss={onDismiss} />
        ))}
        {Array.from({ length: placeholders }, (_, index) => (
          <li key={index} aria-hidden="true" className="item">
            <span className="bone w-2" />
            <div className="grid grid-cols-1 gap-2.5 py-1">
              <span className="bone w-44 max-w-full" />
              <span className="bone w-64 max-w-full" />
              {summary && <span className="bone w-52 max-w-full" />}
            </div>
          </li>
        ))}
      </ul>
      {isComplete && items.length === 0 && (
        <p className="item" data-state="done">
          <Icon name="check" />
          <span className="text-muted">{empty}</span>
        </p>
      )}
    </section>
  )
}
