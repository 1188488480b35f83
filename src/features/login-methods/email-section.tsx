import { messages } from '~/lib/messages'
import { useUser } from '~/session/console-context'

const words = messages({
  email: 'Email',
  emailMore: 'Identifies your account and can’t be changed. To use another address, create a new account.',
  noEmail: 'This account has no email address.',
})

export function EmailSection() {
  const { email } = useUser()
  return (
    <section aria-labelledby="email" className="section">
      <div className="section-head">
        <h2 id="email">{words.email}</h2>
      </div>
      <div className="panel p-4">
        <p className="font-medium break-words">{email === '' ? words.noEmail : email}</p>
        {email !== '' && <p className="hint">{words.emailMore}</p>}
      </div>
    </section>
  )
}
