import { useEffect, useRef, useState } from 'react'

import type { ApiError } from '~/api/errors'
import { serverNow } from '~/api/server-clock'
import { messages } from '~/messages'

import { Button } from './button'
import { useCopy } from './use-copy'
import { useNow } from './use-now'

const words = messages({
  tryingAgain: (seconds: number) => `Trying again in ${seconds} s`,
  details: 'Details',
  serverSaid: 'The server said:',
  copied: 'Copied',
  copyReference: 'Copy reference',
})

/** Counts the seconds that the server asked for, then tries again by itself. */
export function Countdown({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const [end] = useState(() => serverNow() + seconds * 1000)
  useNow(1000)
  const left = Math.max(0, Math.ceil((end - serverNow()) / 1000))
  const isOver = left === 0
  const latest = useRef(onEnd)
  useEffect(() => {
    latest.current = onEnd
  })
  useEffect(() => {
    if (isOver) latest.current()
  }, [isOver])
  // A live region would read out every second.
  return <span aria-live="off">{words.tryingAgain(left)}</span>
}

/** The server's words and a reference, folded. */
export function ProblemDetails({ error }: { error: ApiError }) {
  const { state, copy } = useCopy()
  return (
    <details>
      <summary>{words.details}</summary>
      <div className="grid gap-2 justify-items-start mt-1">
        {error.serverWords && error.kind !== 'maintenance' && (
          <p>
            {words.serverSaid} <q className="break-words">{error.serverWords}</q>
          </p>
        )}
        <code className="break-all">{error.reference}</code>
        <Button small onClick={() => void copy(error.reference)}>
          {state === 'copied' ? words.copied : words.copyReference}
        </Button>
      </div>
    </details>
  )
}
