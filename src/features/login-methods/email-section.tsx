import { messages } from '~/lib/messages'
import { useConsole, useUser } from '~/session/console-context'
import { Button } from '~/ui/controls/button'

const words = messages({
  email: 'Email',
  emailMore: 'Identifies your account and can’t be changed. To use another address, create a new account.',
  createAccount: 'Create an account',
  createMore: 'This logs you out first.',
  noEmail: 'This account has no email address.',
})

export function EmailSection() {
  const { identity } = useConsole()
  const { email } = useUser()
  return (
    <section aria-labelledby="email" className="section">
      <div className="section-head">
        <h2 id="email">{words.email}</h2>
      </div>
      <div className="panel p-4">
        <p className="font-medium break-words">{email === '' ? words.noEmail : email}</p>
        {email !== '' && <p className="hint">{words.emailMore}</p>}
        <div className="flex flex-wrap items-center gap-2 mt-3">
          <Button small onClick={() => void identity.logOut({ signUp: true })}>
            {words.createAccount}
          </Button>
          <span className="hint">{words.createMore}</span>
        </div>
      </div>
    </section>
  )
}
