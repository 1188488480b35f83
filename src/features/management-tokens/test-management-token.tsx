import { testManagementToken, type TokenTest } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { timeUntil } from '~/ui/text/time'
import { TokenTestButton, type TokenTestResult } from '~/ui/controls/token-test-button'

import { testWords as words } from './dialog-words'
import { statusOf } from './status'

/** A button that tests a token against the server, and shows its owner and expiry. */
export function TestManagementToken({ token }: { token: string }) {
  return (
    <TokenTestButton
      intro={words.intro}
      label={words.run}
      sendTest={async () => outcomeOf(token, await testManagementToken(token), serverNow())}
    />
  )
}

/** Interprets a response of `tokens/verify` to a request that was authenticated by the token. */
export function outcomeOf(
  value: string,
  { status, milliseconds: ms, token: verified }: TokenTest,
  now: number,
): TokenTestResult {
  // A token usually starts with its ID. A response about another ID is ignored.
  const token = verified && (!/^\d+-/.test(value) || value.startsWith(`${verified.id}-`)) ? verified : undefined
  const state = token && statusOf(token, now)
  if (state === 'expired') return { kind: 'expired', text: words.expired(status, ms) }
  if (status >= 200 && status < 300) {
    if (!token) return { kind: 'unknown', text: words.unclear(status, ms) }
    if (state === 'disabled') return { kind: 'refused', text: words.disabled(ms) }
    const end = token.expires ? words.expires(timeUntil(token.expires, now)) : words.noExpiry
    return { kind: 'works', text: words.works(ms, token.owner, end) }
  }
  if (status === 401) return { kind: 'refused', text: words.unauthorized(ms) }
  if (status === 403) return { kind: 'refused', text: words.forbidden(ms) }
  return { kind: 'unknown', text: status === 404 ? words.absent(ms) : words.other(status, ms) }
}
