import { useState, type FormEvent } from 'react'

import { hasInitialPassword } from '~/demo/account/passwords'
import type { Database } from '~/demo/data/database'
import { findPersonaByEmail, INITIAL_PASSWORD, maria, otto, personas, type Persona } from '~/demo/data/personas'
import { LoginCard } from './login-card'
import { OttosCodes } from './ottos-codes'
import { PasskeyButton } from './passkey-button'

type Props = {
  database: Database
  /** Value of `login_hint` in the app's request. */
  suggestedEmail: string | null
  /** Returns whether the password was correct. */
  onPassword: (credentials: { email: string; password: string }) => Promise<boolean>
  onPasskey: (persona: Persona) => void
  onCancel: () => void
}

export function PasswordPage({ database, suggestedEmail, onPassword, onPasskey, onCancel }: Props) {
  const suggestPassword = (forEmail: string) => (isInitialPassword(database, forEmail) ? INITIAL_PASSWORD : '')
  const [email, setEmail] = useState(suggestedEmail ?? maria.email)
  const [password, setPassword] = useState(() => suggestPassword(email))
  const [problem, setProblem] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    setProblem('')
    if (!(await onPassword({ email, password }))) setProblem('Wrong email or password.')
  }

  const invalidProps = problem && { 'aria-invalid': true, 'aria-describedby': 'demo-problem' }
  return (
    <LoginCard heading="Log in to the demo">
      <p>
        In a real deployment, your Auth0 tenant shows this page. The password of each account is “{INITIAL_PASSWORD}”
        until you change it.
      </p>
      {/* Has no action: the content security policy forbids sending forms. */}
      <form onSubmit={submit} noValidate>
        <label htmlFor="demo-email">Email address</label>
        <input
          id="demo-email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          {...invalidProps}
        />
        <label htmlFor="demo-password">Password</label>
        <input
          id="demo-password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          {...invalidProps}
        />
        {!isInitialPassword(database, email) && <p>You changed this account’s password in the demo.</p>}
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

      <h2 id="demo-accounts">Or choose another account</h2>
      <ul aria-labelledby="demo-accounts">
        {personas.map((persona) => (
          <li key={persona.id}>
            <button
              type="button"
              aria-pressed={email === persona.email}
              onClick={() => {
                setEmail(persona.email)
                setPassword(suggestPassword(persona.email))
                setProblem('')
              }}
            >
              <b>{persona.name}</b> <span>{persona.description}</span>
            </button>
            {persona === otto && <OttosCodes database={database} />}
          </li>
        ))}
      </ul>
    </LoginCard>
  )
}

/** Also true for unknown email addresses. */
function isInitialPassword(database: Database, email: string): boolean {
  const persona = findPersonaByEmail(email)
  return !persona || hasInitialPassword(database, persona)
}
