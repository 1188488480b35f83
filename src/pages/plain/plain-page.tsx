import type { ReactNode } from 'react'

import { Icon } from '~/ui/controls/icon'

type Props = { heading: string; children: ReactNode }

/** Layout of a page outside the frame: a heading and its content. */
export function PlainPage({ heading, children }: Props) {
  return (
    <main className="center grid gap-4 justify-items-start">
      <span className="plain-mark">
        <Icon name="key" size={20} />
      </span>
      <h1 tabIndex={-1}>{heading}</h1>
      {children}
    </main>
  )
}
