import { useState } from 'react'

import { asApiError } from '~/api/errors'
import { halApi } from '~/api/hal'
import { decodeJwt } from '~/api/jwt'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/button'

import { testWords as words } from './tool-words'
import { developerWords } from './words'

type Outcome = { kind: 'works' | 'expired' | 'refused' | 'unknown'; text: string }

type Props = { token: () => string | undefined; onRenew: () => void }

/** One read-only request with the token itself, and what its answer means. */
export function TestToken({ token, onRenew }: Props) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [isPending, setPending] = useState(false)

  async function run() {
    const value = token()
    if (value === undefined || isPending) return
    setPending(true)
    setOutcome(await testToken(value))
    setPending(false)
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="hint grow">{words.intro}</p>
      <Button small busy={isPending} onClick={() => void run()}>
        {words.run}
      </Button>
      <p role="status" className={`w-full font-medium empty:hidden ${looks[outcome?.kind ?? 'unknown']}`}>
        {outcome?.text}
      </p>
      {outcome?.kind === 'expired' && (
        <Button small onClick={onRenew}>
          {developerWords.getFresh}
        </Button>
      )}
    </div>
  )
}

const looks: Record<Outcome['kind'], string> = {
  works: 'text-ok',
  expired: 'text-bad',
  refused: 'text-bad',
  unknown: 'text-warn',
}

async function testToken(token: string): Promise<Outcome> {
  try {
    const { status, milliseconds } = await halApi.probe('apikeys/?page=0&size=1', { authorization: `Bearer ${token}` })
    return read(status, milliseconds, isExpired(token))
  } catch (thrown) {
    const { kind } = asApiError(thrown)
    const text = kind === 'offline' ? words.offline : kind === 'timeout' ? words.timeout : words.blocked
    return { kind: 'unknown', text }
  }
}

function read(status: number, milliseconds: number, expired: boolean): Outcome {
  if (status >= 200 && status < 300) return { kind: 'works', text: words.works(milliseconds) }
  if (expired) return { kind: 'expired', text: words.expired(status, milliseconds) }
  if (status === 401) return { kind: 'refused', text: words.unauthorized(milliseconds) }
  if (status === 403) return { kind: 'refused', text: words.forbidden(milliseconds) }
  return { kind: 'unknown', text: words.other(status, milliseconds) }
}

function isExpired(token: string): boolean {
  const expiresAt = decodeJwt(token)?.expiresAt
  return expiresAt !== undefined && expiresAt.getTime() <= serverNow()
}
