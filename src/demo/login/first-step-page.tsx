import { useRef, useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'

import { hasInitialPassword } from '~/demo/account/passwords'
import type { Database } from '~/demo/data/database'
import {
  featuredPersonas,
  findPersonaByEmail,
  INITIAL_PASSWORD,
  maria,
  otherPersonas,
  type Persona,
} from '~/demo/data/personas'
import { EmailField, PasswordField } from './credential-fields'
import { LoginCard } from './login-card'
import { PasskeyButton } from './passkey-button'
import { PersonCards } from './person-cards'

type Props = {
  database: Database
  /** Value of `login_hint` in the app's request. */
  suggestedEmail: string | null
  /** True if the console sent a logged-in user to confirm a sensitive change. */
  isStepUp: boolean
  /** Returns whether the password was correct. */
  onPassword: (credentials: { email: string; password: string }) => Promise<boolean>
  onPasskey: (persona: Persona) => void
  onCancel: () => void
}

/** `featured` and `all` are lists of users. `form` has fields for an email address and a password. */
type View = 'featured' | 'all' | 'form'

/** Logs in as one of the demo's users, with an email address and a password, or with a passkey. */
export function FirstStepPage({ database, suggestedEmail, isStepUp, onPassword, onPasskey, onCancel }: Props) {
  const [email, setEmail] = useState(suggestedEmail ?? maria.email)
  const [view, setView] = useState(() => viewFor(email))
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const people = useRef<HTMLDivElement>(null)
  const persona = findPersonaByEmail(email)
  const hasChangedPassword = persona !== undefined && !hasInitialPassword(database, persona)
  const needsPassword = view === 'form' || hasChangedPassword

  async function submit(event: FormEvent) {
    event.preventDefault()
    setProblem('')
    const credentials = { email, password: needsPassword ? password : INITIAL_PASSWORD }
    if (!(await onPassword(credentials))) setProblem('Wrong email or password.')
  }

  function choose(next: Persona) {
    setEmail(next.email)
    setPassword('')
    setProblem('')
  }

  /** Moves the focus into the new view, because the pressed button disappears. */
  function show(next: View, target: Persona = maria) {
    flushSync(() => {
      setView(next)
      setProblem('')
      setPassword(next === 'form' && !hasChangedPassword ? INITIAL_PASSWORD : '')
      if (!persona) setEmail(maria.email)
    })
    const radio = people.current?.querySelector<HTMLElement>(`[value="${target.email}"]`)
    ;(radio ?? document.getElementById('demo-email'))?.focus()
  }

  const passwordField = (
    <PasswordField
      value={password}
      onChange={setPassword}
      hasProblem={problem !== ''}
      hint={hasChangedPassword && 'You changed this account’s password in the demo.'}
    />
  )
  return (
    <LoginCard heading="Log in to the demo">
      <p>{introFor(view, isStepUp)}</p>
      {/* Has no action: the content security policy forbids sending forms. */}
      <form onSubmit={submit} noValidate>
        {view === 'form' ? (
          <>
            <EmailField value={email} onChange={setEmail} hasProblem={problem !== ''} />
            {passwordField}
          </>
        ) : (
          <>
            <div ref={people} role="radiogroup" aria-label="Account" className="demo-people">
              <PersonCards people={featuredPersonas} email={email} onChoose={choose} />
              {view === 'all' && <PersonCards people={otherPersonas} email={email} onChoose={choose} />}
            </div>
            {hasChangedPassword && (
              <>
                {/* Tells password managers which account the password belongs to. */}
                <input type="email" autoComplete="username" value={email} readOnly hidden />
                {passwordField}
              </>
            )}
          </>
        )}
        <p id="demo-problem" role="alert" className="demo-problem">
          {problem}
        </p>
        <button type="submit" className="btn primary demo-wide">
          Continue
        </button>
      </form>
      <PasskeyButton database={database} onPasskey={onPasskey} onProblem={setProblem} />
      <div className="demo-others">
        {view === 'featured' && (
          <button type="button" className="btn ghost" onClick={() => show('all', otherPersonas[0])}>
            More people and situations
          </button>
        )}
        {view === 'all' && (
          <button type="button" className="btn ghost" onClick={() => show('form')}>
            Use an email and password
          </button>
        )}
        {view === 'form' && (
          <button
            type="button"
            className="btn ghost"
            onClick={() => show(viewFor(persona?.email ?? maria.email), persona)}
          >
            Choose a person
          </button>
        )}
        {view !== 'featured' && (
          <button type="button" className="btn ghost" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </LoginCard>
  )
}

/** The view that contains the user with this email address. */
function viewFor(email: string): View {
  const persona = findPersonaByEmail(email)
  if (!persona) return 'form'
  return featuredPersonas.includes(persona) ? 'featured' : 'all'
}

function introFor(view: View, isStepUp: boolean): string {
  if (view === 'form') return `Each account has the password “${INITIAL_PASSWORD}” until you change it.`
  if (isStepUp) return 'The console asks you to confirm that it’s you.'
  return 'Choose whose account to explore.'
}
