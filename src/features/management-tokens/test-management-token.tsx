import { testManagementToken, type TokenTest } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { timeUntil } from '~/ui/text/time'
import { TokenTestButton, type TokenTestResult } from '~/ui/controls/token-test-button'

import { testWords as words } from './dialog-words'
import { statusOf } from './status'

/** Asks the server about a token with the token itself, and puts the answer into words: who, until when. */
export function TestManagementToken({ token }: { token: string }) {
  return (
    <TokenTestButton
      intro={words.intro}
      label={words.run}
      sendTest={async () => outcomeOf(token, await testManagementToken(token), serverNow())}
    />
  )
}

/** What an answer of `tokens/verify` means for the token that asked. */
export function outcomeOf(
  asked: string,
  { status, milliseconds: ms, token: said }: TokenTest,
  now: number,
): TokenTestResult {
  // Where the first part of a token is its id, an answer about another one is no answer.
  const token = said && (!/^\d+-/.test(asked) || asked.startsWith(`${said.id}-`)) ? said : undefined
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
