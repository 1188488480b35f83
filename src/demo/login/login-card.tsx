import type { ReactNode } from 'react'

import { BrandMark } from '~/demo/look/brand'

type Props = {
  heading: string
  children: ReactNode
  /** Says what the page stands in for. */
  note?: string
}

/** The frame of every page that stands in for a page of another service. The note keeps it from passing as that service. */
export function LoginCard({
  heading,
  children,
  note = 'Demo login in place of Auth0. Nothing leaves your browser.',
}: Props) {
  return (
    <main className="demo-login">
      <div className="demo-card">
        <BrandMark />
        <h1 tabIndex={-1}>{heading}</h1>
        {children}
      </div>
      <p className="demo-note">{note}</p>
    </main>
  )
}
