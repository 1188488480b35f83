import { useEffect, useRef, useState, type FormEvent } from 'react'

import { policyRules, type PasswordRejection } from '~/demo/account/password-policy'
import type { Database } from '~/demo/data/database'
import { checkTicket, resetPassword, type TicketProblem } from '~/demo/identity/password-reset'
import { LoginCard } from '~/demo/login/login-card'

const PROBLEMS: Record<TicketProblem, string> = {
  unknown: 'This link is incomplete, or the demo was reset after the email was sent.',
  used: 'This link was already used. Request another email to change the password again.',
  replaced: 'A newer email has replaced this one. Use the link in the newest email.',
  expired: 'This link expired after one hour. Request another email.',
}

type Props = { database: Database; ticket: string; basePath: string }

/** Opens from the link in a password reset email. */
export function ResetPasswordPage({ database, ticket, basePath }: Props) {
  const [owner] = useState(() => checkTicket(database, ticket))
  const [outcome, setOutcome] = useState<TicketProblem | 'done' | null>(typeof owner === 'string' ? owner : null)
  const [problem, setProblem] = useState('')
  const outcomeText = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (outcome === 'done') outcomeText.current?.focus()
  }, [outcome])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const password = String(fields.get('password'))
    if (password !== fields.get('confirmation')) return setProblem('The two passwords don’t match.')
    const error = await resetPassword(database, ticket, password)
    if (error === null) setOutcome('done')
    else if (typeof error === 'string') setOutcome(error)
    else setProblem(describeRejection(error))
  }

  if (outcome !== null) {
    return (
      <LoginCard heading={outcome === 'done' ? 'Password changed' : 'This link does not work'}>
        <p ref={outcomeText} tabIndex={-1}>
          {outcome === 'done' ? 'All your sessions have ended. Log in with your new password.' : PROBLEMS[outcome]}
        </p>
        <a href={basePath} className="btn primary demo-wide">
          Back to the console
        </a>
      </LoginCard>
    )
  }
  const invalidProps = problem && { 'aria-invalid': true }
  return (
    <LoginCard heading="Set a new password">
      {typeof owner !== 'string' && <p>For {owner.email}. Password rules:</p>}
      <ul id="demo-policy" className="demo-policy">
        {policyRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor="demo-new-password">New password</label>
        <input
          id="demo-new-password"
          name="password"
          type="password"
          className="input"
          autoComplete="new-password"
          aria-describedby="demo-policy demo-problem"
          {...invalidProps}
        />
        <label htmlFor="demo-password-confirmation">Confirm new password</label>
        <input
          id="demo-password-confirmation"
          name="confirmation"
          type="password"
          className="input"
          autoComplete="new-password"
          aria-describedby="demo-problem"
          {...invalidProps}
        />
        <p id="demo-problem" role="alert" className="demo-problem">
          {problem}
        </p>
        <button type="submit" className="btn primary demo-wide">
          Set password
        </button>
      </form>
    </LoginCard>
  )
}

/** Turns API errors such as "PasswordDictionaryError: password is too common" into sentences, without the error name. */
function describeRejection({ error, brokenRules }: PasswordRejection): string {
  const rules = brokenRules.map((rule) => rule.replace(/^\w+: /, '')).join('; ')
  return error.startsWith('PasswordStrengthError') ? `The password ${rules}.` : `The ${rules}.`
}
