import type { ReactNode } from 'react'

import { BrandMark } from '~/demo/look/brand'

type Props = {
  heading: string
  children: ReactNode
  /** Names the replaced service. */
  note?: string
}

/** The frame of every page that replaces a page of another service. The note says so. */
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
