import { useLayoutEffect, type ReactNode } from 'react'

/** The shell of index.html has done its work once a page stands in its place. */
export function useShellReplaced(): void {
  useLayoutEffect(() => document.getElementById('shell')?.remove(), [])
}

/** A page outside the frame: one heading, and what can be done. */
export function PlainPage({ heading, children }: { heading: string; children: ReactNode }) {
  useShellReplaced()
  return (
    <main className="centre grid gap-4 justify-items-start">
      <h1 tabIndex={-1}>{heading}</h1>
      {children}
    </main>
  )
}
