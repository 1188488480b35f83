import { useRef, useState, type ReactNode } from 'react'

import { asApiError } from '~/api/errors'
import { messages } from '~/lib/messages'

import { Button } from './button'

const words = messages({
  blocked:
    'No answer could be read: the API is unreachable, or does not allow this page to ask (CORS). The token may work elsewhere.',
  offline: 'You are offline.',
  timeout: 'The API did not answer in time.',
})

/** What an answer means for the token that was tried, in words. */
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
  /** Asks once. What it throws means that there was no answer. */
  ask: () => Promise<Outcome>
  /** What to do about an outcome. */
  children?: (outcome: Outcome) => ReactNode
}

/** A button that tries a token out, and what came of it. */
export function TryOut({ intro, label, ask, children }: Props) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [isPending, setPending] = useState(false)
  // A double click comes before the next render.
  const isAsking = useRef(false)

  async function run() {
    if (isAsking.current) return
    isAsking.current = true
    setPending(true)
    setOutcome(await ask().catch(noAnswer))
    isAsking.current = false
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

function noAnswer(thrown: unknown): Outcome {
  const { kind } = asApiError(thrown)
  return { kind: 'unknown', text: kind === 'offline' || kind === 'timeout' ? words[kind] : words.blocked }
}
