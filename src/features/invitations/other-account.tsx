import type { Invitation } from '~/api/invitations'
import { useConsole, useUser } from '~/session/console-context'
import { paths } from '~/config/paths'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { words } from './words'

/** An invitation that was sent to somebody else is no dead end. */
export function OtherAccount({ invitation: { email } }: { invitation: Invitation }) {
  const { identity } = useConsole()
  const person = useUser()
  const leave = useAction(() => identity.logOut({ returnTo: paths.invitations }))
  // Whose address nobody knows cannot be told that it is another one.
  if (email === undefined || person.email === '' || email.toLowerCase() === person.email.toLowerCase()) return null
  return (
    <div className="note warn">
      <Icon name="warning" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.notYours(email, person.email)}</p>
        <Button small busy={leave.isPending} onClick={() => void leave.run()}>
          {words.switchAccount}
        </Button>
        {leave.error && <Problem error={leave.error} />}
      </div>
    </div>
  )
}
