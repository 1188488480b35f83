import type { ReactNode } from 'react'

/** What Auth0's Universal Login would be. It looks like neither that nor the console: nobody may take it for real. */
export function LoginCard({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <main className="demo-sign-in">
      <p className="demo-label">Demo identity provider — nothing leaves this browser</p>
      <div className="demo-card">
        <h1>{heading}</h1>
        {children}
      </div>
    </main>
  )
}
