import { Component, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

import { isStorageError } from './auth-errors'

const words = messages({
  storage: 'Your browser blocks storage for this site. Allow site data and reload.',
  insecure: 'This page needs a secure connection. Open it with https://.',
  failed: 'Could not start the login. Reload the page.',
})

/** Error boundary for Auth0's client, whose constructor throws if the browser denies storage or cryptography. */
export class SessionBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <main className="center" role="alert">
        <p>{words[reasonOf(error)]}</p>
      </main>
    )
  }
}

/** Returns the reason in our own terms. The SDK's messages are for developers; the browser's console has them. */
function reasonOf(error: unknown): keyof typeof words {
  if (isStorageError(error)) return 'storage'
  // Browsers offer cryptography only to pages with HTTPS, and on localhost.
  return globalThis.crypto?.subtle === undefined ? 'insecure' : 'failed'
}
