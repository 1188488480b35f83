import { Icon } from '~/ui/controls/icon'

import { createWords as words } from './dialog-words'
import { useReachedLimit } from './use-key-quota'

/** Warns before an attempt that the server will probably reject. */
export function LimitWarning() {
  const reached = useReachedLimit()
  return (
    reached && (
      <p className="note warn" role="note">
        <Icon name="warning" />
        {words.limitReached(reached.total, reached.limit)}
      </p>
    )
  )
}
