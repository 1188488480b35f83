import type { ReactNode } from 'react'

import type { LoginMethod } from '~/api/my-account'
import { useCan } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { SettingRow } from '~/ui/controls/setting-row'
import { TimeAgo } from '~/ui/text/time'

import { changeWords as words } from './change-words'
import { words as resetWords } from './words'

type Props = {
  /** The provider that manages the password, if the tenant does not. */
  provider: string | undefined
  /** How this user changes the password; undefined while loading. */
  way: 'here' | 'email' | undefined
  /** The password in the list of login methods, if the tenant lists it. */
  method: LoginMethod | undefined
  onChangeHere: () => void
  onSendEmail: () => void
  /** Notes below the sentence. */
  more?: ReactNode
}

const wayWords = { here: words.here, email: words.byEmail }

/** The row about the password: changed here if the tenant allows it, else by email. For social logins it names the provider. */
export function PasswordRow({ provider, way, method, onChangeHere, onSendEmail, more }: Props) {
  const isVisible = useCan('password', 'read')
  const canChange = useCan('password', 'edit')
  if (!isVisible) return null
  if (provider !== undefined) {
    return (
      <SettingRow icon={<Lock />} title={words.section} more={more}>
        <p className="text-text">{resetWords.managedElsewhere(provider)}</p>
        <p>{resetWords.managedElsewhereMore}</p>
      </SettingRow>
    )
  }
  return (
    <SettingRow
      icon={<Lock />}
      title={words.section}
      action={
        canChange && (
          <Button small busy={way === undefined} onClick={way === 'here' ? onChangeHere : onSendEmail}>
            {words.change}
          </Button>
        )
      }
      more={more}
    >
      {method?.lastChanged && (
        <p>
          {words.lastChanged} <TimeAgo at={method.lastChanged} />
        </p>
      )}
      <p>{!canChange ? words.turnedOff : way ? wayWords[way] : <span className="bone w-60" />}</p>
    </SettingRow>
  )
}

/** Not in `Icon`, whose shapes are part of the first load. */
function Lock() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M4 7h8a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5 7V4.8a3 3 0 0 1 6 0V7" />
    </svg>
  )
}
