import { halApi } from '~/api/hal'
import { decodeJwt } from '~/api/jwt'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/controls/button'
import { TokenTestButton, type TokenTestResult } from '~/ui/controls/token-test-button'

import { testWords as words } from './tool-words'
import { developerWords } from './words'

type Props = { token: () => string | undefined; onRenew: () => void }

/** Sends one read-only request with the token and explains the response. */
export function TestToken({ token, onRenew }: Props) {
  async function sendTest(): Promise<TokenTestResult> {
    const value = token() ?? ''
    const { status, milliseconds } = await halApi.probe('apikeys/?page=0&size=1', { authorization: `Bearer ${value}` })
    return explainStatus(status, milliseconds, isExpired(value))
  }
  return (
    <TokenTestButton intro={words.intro} label={words.run} sendTest={sendTest}>
      {({ kind }) =>
        kind === 'expired' && (
          <Button small onClick={onRenew}>
            {developerWords.getFresh}
          </Button>
        )
      }
    </TokenTestButton>
  )
}

function explainStatus(status: number, milliseconds: number, expired: boolean): TokenTestResult {
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
