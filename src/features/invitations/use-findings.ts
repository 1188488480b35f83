import { useConsole } from '~/console-context'
import { known, unknownBecause, type Findings } from '~/finding'
import { paths } from '~/paths'
import { counted, messages } from '~/messages'
import { useServerNow } from '~/ui/use-server-now'

import { nextEnd, useInvitations } from './use-invitations'

const words = messages({
  pending: (count: number) => `${counted(count, 'invitation waits', 'invitations wait')} for your answer`,
  newest: (name: string) => `The newest is to ${name}.`,
  answer: 'Answer',
  none: 'No invitation waits for your answer',
  noneMore: 'They appear when somebody invites you to a project or an organization.',
  unknown: 'Your invitations are not known',
})

/** What the check-up says of invitations. A server without them is nothing to worry about. */
export function useInvitationFindings(): Findings {
  const enabled = useConsole().config.manage !== undefined
  const { invitations, isPending, isAbsent, failures } = useInvitations(enabled)
  const now = useServerNow((from) => nextEnd(invitations, from))
  if (!enabled || isAbsent) return known()
  const open = invitations.filter(({ expires }) => !expires || expires.getTime() > now)
  const [newest] = open
  const id = 'invitations'
  if (newest) {
    const action = { label: words.answer, to: paths.invitations }
    return known({
      id,
      state: 'to-do',
      title: words.pending(open.length),
      detail: words.newest(newest.to.name),
      action,
    })
  }
  const [failure] = failures
  if (failure) return known(unknownBecause({ id, title: words.unknown }, failure.error, failure.retry))
  if (isPending) return { state: 'pending', expected: 1 }
  return known({ id, state: 'done', title: words.none, detail: words.noneMore })
}
