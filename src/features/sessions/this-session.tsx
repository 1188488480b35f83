import { useState } from 'react'

import { serverNow } from '~/api/server-clock'
import type { Session } from '~/api/sessions'
import { describeBrowser } from '~/lib/user-agent'
import { connectionName } from '~/session/connection-name'
import { useCan, useConsole, useUser } from '~/session/console-context'
import { useLastLogin } from '~/session/use-last-login'
import { Button } from '~/ui/controls/button'
import { TimeAgo, timeUntil } from '~/ui/text/time'

import { howText } from './how-text'
import { SessionRow } from './session-row'
import { browserText, placeOf } from './session-text'
import { useTokenExpiry } from './use-token-expiry'
import { words } from './words'

/** The session of this browser: what the browser and the ID token say about it, and what the server adds if it marks it. */
export function ThisSession({ session }: { session: Session | undefined }) {
  const { identity } = useConsole()
  const login = useLastLogin()
  const provider = connectionName(useUser().id)
  const browser = describeBrowser(navigator)
  // Log-out unmounts the page. Until then, a second click must not start another one.
  const [isLeaving, setLeaving] = useState(false)
  const at = login.at === undefined ? session?.created : new Date(login.at)
  const how = [howText(login), provider !== undefined && words.through(provider)].filter(Boolean).join(' ')
  return (
    <li className="row roomy" aria-current="true">
      <SessionRow
        name={browserText(browser) ?? words.thisBrowser}
        tag={words.thisSession}
        isHandheld={browser.isHandheld}
        facts={[
          session && placeOf(session),
          at ? (
            <>
              {words.loggedIn} <TimeAgo at={at} /> {how}
            </>
          ) : (
            [how && `${words.loggedIn} ${how}`, words.loginUnknown].filter(Boolean).join(' · ')
          ),
        ]}
      >
        <Button
          small
          busy={isLeaving}
          onClick={() => {
            setLeaving(true)
            void identity.logOut()
          }}
        >
          {words.logOut}
        </Button>
      </SessionRow>
    </li>
  )
}

/** Says what a log-out in this browser does not end. */
export function LogOutLimits() {
  const hasKeys = useCan('apiKeys', 'read')
  const hasTokens = useCan('tokens', 'read')
  const expiry = useTokenExpiry()
  return (
    <p className="panel-foot block ps-5">
      {[
        words.endsOnly,
        (hasKeys || hasTokens) && words.keysWork,
        expiry ? words.tokenWorksUntil(timeUntil(expiry, serverNow())) : words.tokenWorks,
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
