import { useState, type FormEvent } from 'react'

import { hasFirstPassword } from '~/demo/account/passwords'
import type { Database } from '~/demo/data/database'
import { findByEmail, maria, otto, PASSWORD, personas, type Persona } from '~/demo/data/personas'
import { CodeNow } from './ottos-codes'
import { LoginCard } from './login-card'
import { PasskeyButton } from './passkey-button'

type Props = {
  database: Database
  /** The address that the app suggested, from `login_hint`. */
  suggestedEmail: string | null
  /** Says whether the password was right. */
  onPassword: (credentials: { email: string; password: string }) => Promise<boolean>
  onPasskey: (persona: Persona) => void
  onCancel: () => void
}

export function PasswordStep({ database, suggestedEmail, onPassword, onPasskey, onCancel }: Props) {
  const suggestedPassword = (of: string) => (knowsPassword(database, of) ? PASSWORD : '')
  const [email, setEmail] = useState(suggestedEmail ?? maria.email)
  const [password, setPassword] = useState(() => suggestedPassword(email))
  const [problem, setProblem] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    setProblem('')
    if (!(await onPassword({ email, password }))) setProblem('Wrong email or password.')
  }

  const wrong = problem && { 'aria-invalid': true, 'aria-describedby': 'demo-problem' }
  return (
    <LoginCard heading="Log in to the demo">
      <p>
        In a real deployment this page is your Auth0 tenant’s. Everybody’s password here is “{PASSWORD}” until they
        change it.
      </p>
      {/* Its action is a script: the policy lets no form be sent anywhere. */}
      <form onSubmit={submit} noValidate>
        <label htmlFor="demo-email">Email address</label>
        <input
          id="demo-email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          {...wrong}
        />
        <label htmlFor="demo-password">Password</label>
        <input
          id="demo-password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          {...wrong}
        />
        {!knowsPassword(database, email) && <p>This person’s password was changed in this demo.</p>}
        <p id="demo-problem" role="alert" className="demo-problem">
          {problem}
        </p>
        <div className="demo-buttons">
          <button type="submit" className="demo-primary">
            Continue
          </button>
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </form>
      <PasskeyButton database={database} onPasskey={onPasskey} onProblem={setProblem} />

      <h2 id="demo-people">Or be somebody else</h2>
      <ul aria-labelledby="demo-people">
        {personas.map((persona) => (
          <li key={persona.id}>
            <button
              type="button"
              aria-pressed={email === persona.email}
              onClick={() => {
                setEmail(persona.email)
                setPassword(suggestedPassword(persona.email))
                setProblem('')
              }}
            >
              <b>{persona.name}</b> <span>{persona.description}</span>
            </button>
            {persona === otto && <CodeNow database={database} />}
          </li>
        ))}
      </ul>
    </LoginCard>
  )
}

function knowsPassword(database: Database, email: string): boolean {
  const persona = findByEmail(email)
  return !persona || hasFirstPassword(database, persona)
}
