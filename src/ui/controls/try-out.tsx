import { useRef, useState, type ReactNode } from 'react'

import { asApiError } from '~/api/errors'
import { messages } from '~/lib/messages'

import { Button } from './button'

const words = messages({
  blocked:
    'Could not read a response. The API is unreachable or blocks this site (CORS). The token may still work elsewhere.',
  offline: 'You are offline. Try again when you are connected.',
  timeout: 'The API did not respond in time. Try again.',
})

/** Result of testing a token, with its text on screen. */
export type Outcome = { kind: 'works' | 'expired' | 'refused' | 'unknown'; text: string }

const looks: Record<Outcome['kind'], string> = {
  works: 'text-ok',
  expired: 'text-bad',
  refused: 'text-bad',
  unknown: 'text-warn',
}

type Props = {
  intro: string
  label: string
  /** Sends one request with the token. A thrown error means that no response arrived. */
  ask: () => Promise<Outcome>
  /** An action below the result, such as getting a new token. */
  children?: (outcome: Outcome) => ReactNode
}

/** A button that tests a token, and the result. */
export function TryOut({ intro, label, ask, children }: Props) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [isPending, setPending] = useState(false)
  // A ref, because a double click arrives before the next render.
  const isRunning = useRef(false)

  async function run() {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setOutcome(await ask().catch(noResponse))
    isRunning.current = false
    setPending(false)
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="hint grow">{intro}</p>
      <Button small busy={isPending} onClick={() => void run()}>
        {label}
      </Button>
      <p role="status" className={`w-full font-medium empty:hidden ${looks[outcome?.kind ?? 'unknown']}`}>
        {outcome?.text}
      </p>
      {outcome && children?.(outcome)}
    </div>
  )
}

function noResponse(thrown: unknown): Outcome {
  const { kind } = asApiError(thrown)
  return { kind: 'unknown', text: kind === 'offline' || kind === 'timeout' ? words[kind] : words.blocked }
}
