import { useQuery } from '@tanstack/react-query'

import { asApiError } from '~/api/errors'
import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { relativeTime } from '~/ui/text/time'

import { rotateWords as words } from './dialog-words'
import { words as listWords } from './words'

type Props = { old: ManagementToken; newToken: ManagementToken }

/**
 * What the server knows of the use of both: the best sign there is of what still needs the old one. A deletion follows
 * from it, so nothing is said from a list that was there before.
 */
export function TokenUses({ old, newToken }: Props) {
  const { error, isFetching, refetch } = useQuery({ ...managementTokenQueries.list(), refetchOnMount: 'always' })
  const isKnown = !isFetching && !error
  const isStillUsed = old.lastUsed !== undefined && old.lastUsed > newToken.created
  const use = ({ lastUsed }: ManagementToken) =>
    !isKnown ? words.notKnown : lastUsed ? words.usedAt(relativeTime(lastUsed, serverNow())) : listWords.notUsed
  return (
    <div className="grid gap-2 justify-items-start">
      <dl className="facts">
        <dt>{words.old(old.id)}</dt>
        <dd>{use(old)}</dd>
        <dt>{words.newToken(newToken.id)}</dt>
        <dd>{use(newToken)}</dd>
      </dl>
      {/* There before what it says: a region that arrives filled is not read out everywhere. */}
      <div role="status" className="justify-self-stretch">
        {isFetching && <p className="note">{words.lookingUp}</p>}
        {isKnown && <Claim isStillUsed={isStillUsed} isSuccessorUsed={newToken.lastUsed !== undefined} />}
      </div>
      <Button small busy={isFetching} onClick={() => void refetch()}>
        {words.checkAgain}
      </Button>
      {error && !isFetching && <Problem error={asApiError(error)} title={words.checkFailed} />}
    </div>
  )
}

function Claim({ isStillUsed, isSuccessorUsed }: { isStillUsed: boolean; isSuccessorUsed: boolean }) {
  return (
    <p className={`note ${isStillUsed ? 'warn' : isSuccessorUsed ? 'ok' : ''}`}>
      {(isStillUsed || isSuccessorUsed) && <Icon name={isStillUsed ? 'warning' : 'check'} />}
      {isStillUsed ? words.stillUsed : words.quiet} {isSuccessorUsed ? words.successorUsed : words.successorUnused}
    </p>
  )
}
