import { useState, type FormEvent } from 'react'

import type { SignInAnswer } from './identity-provider'
import { maria, PASSWORD, personas } from './personas'

type Props = {
  /** The address that the app suggested, from `login_hint`. */
  suggestedEmail: string | null
  onSignIn: (credentials: { email: string; password: string }) => SignInAnswer
  onCancel: () => void
}

/** What Auth0's Universal Login would be. It looks like neither that nor the console: nobody may take it for real. */
export function SignInPage({ suggestedEmail, onSignIn, onCancel }: Props) {
  const [email, setEmail] = useState(suggestedEmail ?? maria.email)
  const [password, setPassword] = useState(PASSWORD)
  const [isWrong, setIsWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsWrong(onSignIn({ email, password }).kind === 'wrong-password')
  }

  const problem = isWrong ? { 'aria-invalid': true, 'aria-describedby': 'demo-problem' } : {}
  return (
    <main className="demo-sign-in">
      <p className="demo-label">Demo identity provider — nothing leaves this browser</p>
      <div className="demo-card">
        <h1>Log in to the demo</h1>
        <p>In a real deployment this page is your Auth0 tenant’s. Everybody’s password here is “{PASSWORD}”.</p>
        {/* Its action is a script: the policy lets no form be sent anywhere. */}
        <form onSubmit={submit} noValidate>
          <label htmlFor="demo-email">E-mail address</label>
          <input
            id="demo-email"
            type="email"
            autoComplete="username"
            spellCheck={false}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            {...problem}
          />
          <label htmlFor="demo-password">Password</label>
          <input
            id="demo-password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            {...problem}
          />
          <p id="demo-problem" role="alert" className="demo-problem">
            {isWrong && 'Wrong e-mail or password.'}
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

        <h2 id="demo-people">Or be somebody else</h2>
        <ul aria-labelledby="demo-people">
          {personas.map((persona) => (
            <li key={persona.id}>
              <button
                type="button"
                aria-pressed={email === persona.email}
                onClick={() => {
                  setEmail(persona.email)
                  setPassword(PASSWORD)
                  setIsWrong(false)
                }}
              >
                <b>{persona.name}</b> <span>{persona.description}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
