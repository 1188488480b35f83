import type { ReactNode } from 'react'

import type { ApiError, ApiErrorKind } from '~/api/errors'
import { messages } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { moveFocusToSectionOnUnmount } from '~/ui/hooks/focus'
import { Icon } from '~/ui/controls/icon'
import { lazyComponent } from '~/lib/lazy-component'
import { demandStepUp } from './step-up'
import { words } from '~/ui/words'

/**
 * The server's message and a reference for support, folded. For components that explain the error in their own words.
 */
export const ProblemDetails = lazyComponent(() => import('./problem-details').then((module) => module.ProblemDetails))
/** Says how many rows of a list could not be read. */
export const UnreadableNote = lazyComponent(() => import('./problem-details').then((module) => module.UnreadableNote))
const ManualRetryCountdown = lazyComponent(() =>
  import('./problem-details').then((module) => module.ManualRetryCountdown),
)
const AutoRetryCountdown = lazyComponent(() => import('./problem-details').then((module) => module.AutoRetryCountdown))

/** Maximum Retry-After in seconds for a countdown with automatic retry. */
const MAX_COUNTDOWN = 600

const explanations = messages({
  offline: 'You are offline. Try again when you are connected.',
  network: 'Could not reach the server.',
  timeout: 'The server did not respond in time.',
  'step-up': 'Log in again to confirm it’s you.',
  'session-ended': 'Your session has ended. Log in again to continue.',
  forbidden: 'Your account is not allowed to do this.',
  'not-found': 'It no longer exists. It may have been deleted.',
  unavailable: 'Not available on this server.',
  conflict: 'It was changed elsewhere in the meantime.',
  'limit-reached': 'You have reached the limit.',
  'rate-limited': 'Too many requests in a short time.',
  maintenance: 'The service is under maintenance.',
  rejected: 'The server rejected the request.',
  server: 'The server had an internal error.',
  'invalid-response': 'The server sent an invalid response.',
  'refused-link': 'The server’s link leads to a wrong URL, so it was not followed.',
} satisfies Record<ApiErrorKind, string>)

/** Returns the explanation of an error, for the user. */
export function explain({ kind }: Pick<ApiError, 'kind'>): string {
  return explanations[kind]
}

type Props = {
  error: ApiError
  /** What could not be done. The explanation of the error follows below. */
  title?: string | undefined
  /** True if the title already explains the error. */
  hideExplanation?: boolean
  onRetry?: (() => void) | undefined
  /** A likely cause and its remedy, below the explanation. */
  children?: ReactNode
}

/** Shows an error: what failed, how to go on, and the server's message and a reference, folded. */
export function Problem({ error, title, hideExplanation = false, onRetry, children }: Props) {
  return (
    <div role="alert" className="note bad">
      <Icon name="warning" />
      <div className="grid gap-2 justify-items-start min-w-0">
        <div>
          <p className="font-medium">{title ?? explain(error)}</p>
          {title && !hideExplanation && <p className="text-text">{explain(error)}</p>}
          {children}
        </div>
        {error.kind === 'maintenance' && error.serverMessage && (
          <q className="text-text">
            <bdi>{error.serverMessage}</bdi>
          </q>
        )}
        {error.kind === 'step-up' && (
          <Button small onClick={() => demandStepUp(error)}>
            {words.confirm}
          </Button>
        )}
        {onRetry && error.kind !== 'step-up' && <Retry error={error} onRetry={onRetry} />}
        {!onRetry && error.retryAt !== undefined && <ManualRetryCountdown error={error} />}
        <ProblemDetails error={error} />
      </div>
    </div>
  )
}

function Retry({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  return (
    // Usually a click removes this button, so focus must move to the section.
    <div ref={moveFocusToSectionOnUnmount} className="flex flex-wrap items-center gap-3">
      <Button small onClick={onRetry}>
        {words.tryAgain}
      </Button>
      {error.retryAfter !== undefined && error.retryAfter <= MAX_COUNTDOWN && (
        <AutoRetryCountdown key={error.reference} error={error} onEnd={onRetry} />
      )}
    </div>
  )
}
