import type { ReactNode } from 'react'

import { moveFocusOnUnmount } from '~/ui/hooks/focus'
import { Icon, type IconName } from '~/ui/controls/icon'

type Props = {
  icon: IconName
  title: string
  /** An explanation, and a button for the next step. */
  children: ReactNode
}

/** Shown in place of an empty list. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div ref={moveFocusOnUnmount} className="state">
      <span className="text-faint">
        <Icon name={icon} size={24} />
      </span>
      <strong className="break-words max-w-full">{title}</strong>
      {children}
    </div>
  )
}
