import type { ReactNode } from 'react'

import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { Icon, type IconName } from '~/ui/controls/icon'

type Props = {
  icon: IconName
  title: string
  /** What it would be for, and the way out. */
  children: ReactNode
}

/** Said in place of a list that has nothing in it. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div ref={moveFocusOnUnmount} className="state">
      <span className="text-faint">
        <Icon name={icon} size={28} />
      </span>
      <strong className="break-words max-w-full">{title}</strong>
      {children}
    </div>
  )
}
