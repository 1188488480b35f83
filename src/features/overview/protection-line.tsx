import { useId, type RefObject } from 'react'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'
import { Icon, type IconName } from '~/ui/controls/icon'

import { isDismissible, type DismissibleItem } from './dismissals'
import { ItemAction } from './item-action'
import { DismissButton } from './item-row'
import { ItemText } from './item-text'
import { words } from './words'

const ICONS: Record<CheckUpItem['state'], IconName> = {
  'to-do': 'warning',
  failed: 'question',
  unknown: 'question',
  waiting: 'bell',
  later: 'lifebuoy',
  fact: 'shield',
  done: 'check',
}

type Props = {
  item: CheckUpItem
  /** True if the step beside the list already says why and leads there. */
  isNextStep: boolean
  isDismissed: boolean
  heading: RefObject<HTMLElement | null>
  onDismiss: (item: DismissibleItem, heading: HTMLElement | null) => void
}

/** One protection of the account. It keeps its line in every state, and also while it is dismissed. */
export function ProtectionLine({ item, isNextStep, isDismissed, heading, onDismiss }: Props) {
  const id = useId()
  const isOpen = !isDismissed
  return (
    <li className="item" data-state={isDismissed ? 'dismissed' : item.state}>
      <Icon name={ICONS[item.state]} />
      <ItemText item={item} id={id} hidesWhy={isNextStep || isDismissed} />
      <div className="item-acts">
        {isDismissed && <span className="hint">{words.isDismissed}</span>}
        {isOpen && <ItemAction item={item} about={id} heading={heading} look="link link-alone" />}
        {isOpen && !isNextStep && isDismissible(item) && (
          <DismissButton item={item} onPress={() => onDismiss(item, heading.current)} />
        )}
      </div>
    </li>
  )
}
