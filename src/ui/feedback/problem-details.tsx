import { use, useEffect, useRef, useState } from 'react'

import type { ApiError } from '~/api/errors'
import { messages, pluralize } from '~/lib/messages'

import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { announce } from '~/lib/announcements'
import { useCopy } from '~/ui/hooks/use-copy'
import { useSecondsLeft } from '~/ui/hooks/use-now'
import { words as uiWords } from '~/ui/words'

import { OperatorContext } from './operator-context'
import { referenceOf, useReport } from './use-report'

const words = messages({
  tryingAgain: (seconds: number) => `Trying again in ${seconds} s`,
  stop: 'Stop trying',
  tryAgainNow: 'You can try again now.',
  details: 'Details',
  serverMessage: 'Server message:',
  reference: 'Reference',
  copyReference: 'Copy reference',
  unreadable: (count: number) => `${pluralize(count, 'item')} could not be read.`,
  reload: 'Reload',
  statusPage: 'Status page',
})

/** Counts down the seconds of Retry-After, then retries. For reads. */
export function AutoRetryCountdown({ error, onEnd }: { error: ApiError; onEnd: () => void }) {
  const left = useSecondsLeft(error.retryAt)
  const [isStopped, setStopped] = useState(false)
  const isElapsed = left === 0 && !isStopped
  const latest = useRef(onEnd)
  useEffect(() => {
    latest.current = onEnd
  })
  useEffect(() => {
    if (isElapsed) latest.current()
  }, [isElapsed])
  // Off, because the surrounding alert would announce every second.
  if (isStopped) return null
  return (
    <>
      <span aria-live="off">{words.tryingAgain(left)}</span>
      {/* Each failed attempt is another alert. */}
      <Button
        small
        look="ghost"
        onClick={({ currentTarget }) => {
          // “Try again”, which is before this button.
          currentTarget.parentElement?.querySelector('button')?.focus()
          setStopped(true)
        }}
      >
        {words.stop}
      </Button>
    </>
  )
}

/**
 * Counts down the seconds of Retry-After, and leaves the retry to the user. For writes, which are never repeated
 * automatically.
 */
export function ManualRetryCountdown({ error }: { error: ApiError }) {
  const left = useSecondsLeft(error.retryAt)
  return <span aria-live="off">{left > 0 ? uiWords.tryAgainIn(left) : words.tryAgainNow}</span>
}

/** The server's message and a reference for support, folded. */
export function ProblemDetails({ error }: { error: ApiError }) {
  useReport(error)
  const reference = useRef<HTMLElement>(null)
  const { state, copy } = useCopy(reference)

  async function copyReference() {
    announce((await copy(referenceOf(error))) ? uiWords.copiedAnnouncement(words.reference) : uiWords.copyRefused)
  }
  return (
    <>
      {error.kind === 'maintenance' && <StatusPageLink />}
      <details>
        <summary>{words.details}</summary>
        <div className="grid gap-2 justify-items-start mt-1">
          {error.serverMessage && error.kind !== 'maintenance' && (
            <p>
              {words.serverMessage}{' '}
              <q className="break-words">
                <bdi>{error.serverMessage}</bdi>
              </q>
            </p>
          )}
          <code ref={reference} className="break-all">
            {referenceOf(error)}
          </code>
          <Button small onClick={() => void copyReference()}>
            {state === 'copied' ? uiWords.copied : words.copyReference}
          </Button>
        </div>
      </details>
    </>
  )
}

/** During maintenance, the operator's news. */
function StatusPageLink() {
  const href = use(OperatorContext).links.status
  return (
    href !== undefined && (
      <a href={href} rel="noreferrer" className="link link-alone">
        {words.statusPage}
      </a>
    )
  )
}

type UnreadableProps = {
  count: number
  error: ApiError
  /** For a list that is not read again on its own. */
  onReload?: () => void
  isReloading?: boolean
}

/** Says how many rows of a list could not be read, with a reference for support. */
export function UnreadableNote({ count, error, onReload, isReloading = false }: UnreadableProps) {
  return (
    <div role="note" className="note warn">
      <Icon name="warning" />
      <div className="grid gap-2 justify-items-start min-w-0">
        <p>{words.unreadable(count)}</p>
        {onReload && (
          <Button small busy={isReloading} onClick={onReload}>
            {words.reload}
          </Button>
        )}
        <ProblemDetails error={error} />
      </div>
    </div>
  )
}
