import type { ReactNode } from 'react'

import { messages } from '~/lib/messages'
import { Icon } from '~/ui/controls/icon'

export const linkWords = messages({
  title: 'Filled in by a link',
  checkName: 'Check the name before you continue.',
})

/** Says that a URL filled in a form, because anyone can write such a link. */
export function FilledInByLink({ children }: { children: ReactNode }) {
  return (
    <div role="note" className="note">
      <Icon name="external" />
      <div>
        <p className="font-medium text-text">{linkWords.title}</p>
        {children}
      </div>
    </div>
  )
}
