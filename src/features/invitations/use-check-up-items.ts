import { useConsole } from '~/session/console-context'
import { known, unknownBecause, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'

import { checkUpWords as words } from './check-up-words'
import { useOpenInvitations } from './use-invitations'

/** What the check-up says of invitations. A server without them is nothing to worry about. */
export function useInvitationCheckUpItems(): CheckUpResult {
  const enabled = useConsole().config.manage !== undefined
  const { open, isComplete, isUnavailable, isPending, hasFailed, failures } = useOpenInvitations(enabled)
  if (!enabled || isUnavailable) return known()
  const id = 'invitations'
  const [newest] = open
  if (newest) {
    const action = { label: words.answer, to: paths.invitations }
    const detail = words.newest(newest.to.name)
    return known({ id, state: 'to-do', title: words.pending(open.length), detail, action })
  }
  if (isComplete) return known({ id, state: 'done', title: words.none, detail: words.noneMore })
  if (isPending && !hasFailed) return { state: 'pending', expected: 1 }
  const [failure] = failures
  return known(unknownBecause({ id, title: words.unknown }, failure?.error ?? null, failure?.retry ?? (() => {})))
}
