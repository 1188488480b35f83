import type { ReactNode } from 'react'

/** The frame of every page that replaces a page of Auth0. It looks different, so that users do not mistake it for Auth0. */
export function LoginCard({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <main className="demo-login">
      <p className="demo-label">Demo identity provider — nothing leaves this browser</p>
      <div className="demo-card">
        <h1>{heading}</h1>
        {children}
      </div>
    </main>
  )
}
