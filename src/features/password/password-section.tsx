import { useId } from 'react'

import type { LoginMethod } from '~/api/my-account'
import { useCan, useConsole, useUser } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { TimeAgo } from '~/ui/text/time'

import { changeWords as words } from './change-words'
import { passwordProvider } from './password-provider'
import { words as resetWords } from './words'

type Props = {
  /** How this user changes the password; undefined while loading. */
  way: 'here' | 'email' | undefined
  /** The password in the list of login methods, if the tenant lists it. */
  method: LoginMethod | undefined
  onChangeHere: () => void
  onSendEmail: () => void
}

const wayWords = { here: words.here, email: words.byEmail }

/** The section about the password: changed here if the tenant allows it, else by email. For social logins it names the provider. */
export function PasswordSection({ way, method, onChangeHere, onSendEmail }: Props) {
  const id = useId()
  const isVisible = useCan('password', 'read')
  const canChange = useCan('password', 'edit')
  const provider = passwordProvider(useUser().id, useConsole().config.auth0.connection)
  if (!isVisible) return null
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{words.section}</h2>
      </div>
      {provider === undefined ? (
        <>
          <p className="section-purpose">{words.purpose}</p>
          <div className="panel panel-action">
            <div>
              {method?.lastChanged && (
                <p>
                  {words.lastChanged} <TimeAgo at={method.lastChanged} />
                </p>
              )}
              <p className="hint">
                {!canChange ? words.turnedOff : way ? wayWords[way] : <span className="bone w-60" />}
              </p>
            </div>
            {canChange && (
              <Button busy={way === undefined} onClick={way === 'here' ? onChangeHere : onSendEmail}>
                {words.change}
              </Button>
            )}
          </div>
        </>
      ) : (
        <div className="panel p-4">
          <p className="font-medium">{resetWords.managedElsewhere(provider)}</p>
          <p className="text-muted">{resetWords.managedElsewhereMore}</p>
        </div>
      )}
    </section>
  )
}
