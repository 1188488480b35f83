import { useQueryClient } from '@tanstack/react-query'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Problem } from '~/ui/problem'
import { relativeTime } from '~/ui/time'
import { useAction } from '~/ui/use-action'

import { replaceWords as words } from './dialog-words'
import { words as listWords } from './words'

type Props = { old: ManagementToken; successor: ManagementToken }

/** What the server knows of the use of both: the best sign there is of what still needs the old one. */
export function TokenUses({ old, successor }: Props) {
  const client = useQueryClient()
  const check = useAction(() => client.fetchQuery({ ...managementTokenQueries.list(), staleTime: 0, retry: false }))
  const isStillUsed = old.lastUsed !== undefined && old.lastUsed > successor.created
  const use = ({ lastUsed }: ManagementToken) =>
    lastUsed ? words.usedAt(relativeTime(lastUsed, serverNow())) : listWords.notUsed
  return (
    <div className="grid gap-2 justify-items-start">
      <dl className="facts">
        <dt>{words.old(old.id)}</dt>
        <dd>{use(old)}</dd>
        <dt>{words.successor(successor.id)}</dt>
        <dd>{use(successor)}</dd>
      </dl>
      <p className={`note justify-self-stretch ${isStillUsed ? 'warn' : successor.lastUsed ? 'ok' : ''}`} role="status">
        {(isStillUsed || successor.lastUsed) && <Icon name={isStillUsed ? 'warning' : 'check'} />}
        {isStillUsed ? words.stillUsed : words.quiet} {successor.lastUsed ? words.successorUsed : words.successorUnused}
      </p>
      <Button small busy={check.isPending} onClick={() => void check.run()}>
        {words.checkAgain}
      </Button>
      {check.error && <Problem error={check.error} title={words.checkFailed} />}
    </div>
  )
}
