import { Component, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

const words = messages({
  storage: 'Your browser blocks storage for this site. Allow site data and reload.',
  failed: 'Could not start the login. Reload the page.',
})

/** Error boundary for Auth0's client, whose constructor throws if the browser denies storage. */
export class SessionBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const isStorage = error instanceof DOMException && error.name === 'SecurityError'
    return (
      <main className="center" role="alert">
        <p>{isStorage ? words.storage : words.failed}</p>
        {!isStorage && <p className="text-muted mt-2">{String(error)}</p>}
      </main>
    )
  }
}
