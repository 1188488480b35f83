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
export type TokenTestResult = { kind: 'works' | 'expired' | 'refused' | 'unknown'; text: string }

const looks: Record<TokenTestResult['kind'], string> = {
  works: 'text-ok',
  expired: 'text-bad',
  refused: 'text-bad',
  unknown: 'text-warn',
}

type Props = {
  intro: string
  label: string
  /** Sends one request with the token. A thrown error means that no response arrived. */
  sendTest: () => Promise<TokenTestResult>
  /** An action below the result, such as getting a new token. */
  children?: (result: TokenTestResult) => ReactNode
}

/** A button that tests a token, and the result. */
export function TokenTestButton({ intro, label, sendTest, children }: Props) {
  const [result, setResult] = useState<TokenTestResult>()
  const [isPending, setPending] = useState(false)
  // A ref, because a double click arrives before the next render.
  const isRunning = useRef(false)

  async function run() {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setResult(await sendTest().catch(toResult))
    isRunning.current = false
    setPending(false)
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="hint grow">{intro}</p>
      <Button small busy={isPending} onClick={() => void run()}>
        {label}
      </Button>
      <p role="status" className={`w-full font-medium empty:hidden ${looks[result?.kind ?? 'unknown']}`}>
        {result?.text}
      </p>
      {result && children?.(result)}
    </div>
  )
}

function toResult(thrown: unknown): TokenTestResult {
  const { kind } = asApiError(thrown)
  return { kind: 'unknown', text: kind === 'offline' || kind === 'timeout' ? words[kind] : words.blocked }
}
