import { useLayoutEffect, type ReactNode } from 'react'

import { Icon } from '~/ui/controls/icon'

/** The shell of index.html has done its work once a page stands in its place. */
export function useShellReplaced(): void {
  useLayoutEffect(() => document.getElementById('shell')?.remove(), [])
}

type Props = { heading: string; children: ReactNode }

/** A page outside the frame: one heading, and what can be done. */
export function PlainPage({ heading, children }: Props) {
  useShellReplaced()
  return (
    <main className="center grid gap-4 justify-items-start">
      <span className="text-accent">
        <Icon name="key" size={28} />
      </span>
      <h1 tabIndex={-1}>{heading}</h1>
      {children}
    </main>
  )
}
