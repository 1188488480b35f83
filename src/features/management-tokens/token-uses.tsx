import { useQuery } from '@tanstack/react-query'

import { asApiError } from '~/api/errors'
import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useServerMinutes } from '~/ui/hooks/use-server-now'
import { relativeTime } from '~/ui/text/time'

import { usesWords as words } from './deploy-words'
import { words as listWords } from './words'

type Props = { oldToken: ManagementToken; newToken: ManagementToken }

/**
 * Shows when both tokens were last used, which hints at whether something still needs the old one. The user may delete
 * the old token because of it, so the list is always refetched, and nothing is shown from the cache.
 */
export function TokenUses({ oldToken, newToken }: Props) {
  const { error, isFetching, refetch } = useQuery({ ...managementTokenQueries.list(), refetchOnMount: 'always' })
  const now = useServerMinutes()
  const isKnown = !isFetching && !error
  // With an unknown date of creation, a use of the old token may have been after it.
  const isOldUsed =
    oldToken.lastUsed !== undefined && (newToken.created === undefined || oldToken.lastUsed > newToken.created)
  const lastUseOf = ({ lastUsed }: ManagementToken) =>
    !isKnown ? words.unknown : lastUsed ? words.usedAt(relativeTime(lastUsed, now)) : listWords.notUsed
  return (
    <div className="grid gap-2 justify-items-start">
      <dl className="facts">
        <dt>{words.oldToken(oldToken.id)}</dt>
        <dd>{lastUseOf(oldToken)}</dd>
        <dt>{words.newToken(newToken.id)}</dt>
        <dd>{lastUseOf(newToken)}</dd>
      </dl>
      {/* Always rendered: some screen readers ignore a live region that is inserted together with its text. */}
      <div role="status" className="justify-self-stretch">
        {isFetching && <p className="note">{words.lookingUp}</p>}
        {isKnown && <Summary isOldUsed={isOldUsed} isNewUsed={newToken.lastUsed !== undefined} />}
      </div>
      <Button small busy={isFetching} onClick={() => void refetch()}>
        {words.checkAgain}
      </Button>
      {error && !isFetching && <Problem error={asApiError(error)} title={words.checkFailed} />}
    </div>
  )
}

/** Says whether the old token was used after the new one was created, and whether the new one was used at all. */
function Summary({ isOldUsed, isNewUsed }: { isOldUsed: boolean; isNewUsed: boolean }) {
  return (
    <p className={`note ${isOldUsed ? 'warn' : isNewUsed ? 'ok' : ''}`}>
      {(isOldUsed || isNewUsed) && <Icon name={isOldUsed ? 'warning' : 'check'} />}
      {isOldUsed ? words.oldUsed : words.oldUnused} {isNewUsed ? words.newUsed : words.newUnused}
    </p>
  )
}
