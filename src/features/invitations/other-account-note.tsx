import type { Invitation } from '~/api/invitations'
import { useConsole, useUser } from '~/session/console-context'
import { paths } from '~/config/paths'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { Problem } from '~/ui/feedback/problem'
import { useAction } from '~/ui/hooks/use-action'

import { words } from './words'

/** Says that an invitation is for another email address. Offers a log-out, after which a login returns to this page. */
export function OtherAccountNote({ invitation: { email } }: { invitation: Invitation }) {
  const { identity } = useConsole()
  const user = useUser()
  const logOut = useAction(() => identity.logOut({ returnTo: paths.invitations }))
  // Without both addresses the accounts cannot be compared.
  if (email === undefined || user.email === '' || email.toLowerCase() === user.email.toLowerCase()) return null
  return (
    <div className="note warn">
      <Icon name="warning" />
      <div className="grid grid-cols-1 gap-2 justify-items-start grow min-w-0">
        <p className="break-words max-w-full">{words.otherAccount(email, user.email)}</p>
        <Button small busy={logOut.isPending} onClick={() => void logOut.run()}>
          {words.switchAccount}
        </Button>
        {logOut.error && <Problem error={logOut.error} />}
      </div>
    </div>
  )
}
