import { useId, type RefObject } from 'react'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { Icon } from '~/ui/controls/icon'

import { isDismissible, type DismissibleItem } from './dismissals'
import { ItemAction } from './item-action'
import { ItemText } from './item-text'
import { words } from './words'

type Props = {
  item: CheckUpItem
  /** The heading of the group, which takes the focus of a button that disappears. */
  heading: RefObject<HTMLElement | null>
  onDismiss: (item: DismissibleItem, heading: HTMLElement | null) => void
}

/** An item in the card of its group. A done item was open when the user first saw it, and keeps its place. */
export function ItemRow({ item, heading, onDismiss }: Props) {
  const id = useId()
  return (
    <li className="item" data-state={item.state} data-severity={item.state === 'to-do' ? item.severity : undefined}>
      {item.state === 'done' ? <Icon name="check" /> : <i className="item-dot" />}
      <ItemText item={item} id={id} />
      <div className="item-acts">
        <ItemAction item={item} about={id} heading={heading} />
        {isDismissible(item) && <DismissButton item={item} onPress={() => onDismiss(item, heading.current)} />}
      </div>
    </li>
  )
}

/** A cross beside an item. */
export function DismissButton({ item, onPress }: { item: DismissibleItem; onPress: () => void }) {
  return (
    <button
      type="button"
      className="icon-btn small"
      aria-label={words.dismissItem(item.title)}
      data-tip={words.dismiss}
      onClick={onPress}
    >
      <Icon name="close" size={14} />
    </button>
  )
}
