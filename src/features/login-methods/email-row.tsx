import { messages } from '~/lib/messages'
import { useConsole, useUser } from '~/session/console-context'
import { Button } from '~/ui/controls/button'
import { Icon } from '~/ui/controls/icon'
import { SettingRow } from '~/ui/controls/setting-row'

const words = messages({
  email: 'Email',
  emailMore:
    'Identifies your account and can’t be changed. To use another address, create a new account, which logs you out first.',
  createAccount: 'Create an account',
  noEmail: 'This account has no email address.',
})

export function EmailRow() {
  const { identity } = useConsole()
  const { email } = useUser()
  return (
    <SettingRow
      icon={<Icon name="mail" />}
      title={words.email}
      action={
        <Button small onClick={() => void identity.logOut({ signUp: true })}>
          {words.createAccount}
        </Button>
      }
    >
      {email === '' ? (
        words.noEmail
      ) : (
        <>
          <p className="text-text">{email}</p>
          <p>{words.emailMore}</p>
        </>
      )}
    </SettingRow>
  )
}
