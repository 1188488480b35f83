import { useEffect, useRef, useState, type FormEvent } from 'react'

import { policyInWords, type PasswordProblem } from '~/demo/account/password-policy'
import { readTicket, resetPassword, type TicketProblem } from '~/demo/identity/password-reset'
import type { Database } from '~/demo/data/database'
import { LoginCard } from '~/demo/login/login-card'

const WHY_NOT: Record<TicketProblem, string> = {
  unknown: 'This link is not complete, or it belongs to a demo that was reset.',
  used: 'This link was used already. Ask for another email to change the password again.',
  replaced: 'There is a newer email. Only the link of the newest one works.',
  expired: 'This link is older than an hour. Ask for another email.',
}

type Props = { database: Database; ticket: string; base: string }

/** Where the link of the reset email leads. */
export function ResetPage({ database, ticket, base }: Props) {
  const [found] = useState(() => readTicket(database, ticket))
  const [outcome, setOutcome] = useState<TicketProblem | 'done' | null>(typeof found === 'string' ? found : null)
  const [problem, setProblem] = useState('')
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (outcome === 'done') words.current?.focus()
  }, [outcome])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const password = String(fields.get('password'))
    if (password !== fields.get('repeated')) return setProblem('The two passwords are not the same.')
    const refused = await resetPassword(database, ticket, password)
    if (refused === null) setOutcome('done')
    else if (typeof refused === 'string') setOutcome(refused)
    else setProblem(inWords(refused))
  }

  if (outcome !== null) {
    return (
      <LoginCard heading={outcome === 'done' ? 'Your password is changed' : 'This link does not work'}>
        <p ref={words} tabIndex={-1}>
          {outcome === 'done' ? 'Log in with the new one. Every other session has ended.' : WHY_NOT[outcome]}
        </p>
        <p>
          <a href={base}>Back to the console</a>
        </p>
      </LoginCard>
    )
  }
  const wrong = problem && { 'aria-invalid': true }
  return (
    <LoginCard heading="Set a new password">
      {typeof found !== 'string' && <p>For {found.email}. A password has:</p>}
      <ul id="demo-policy" className="demo-policy">
        {policyInWords.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor="demo-new-password">New password</label>
        <input
          id="demo-new-password"
          name="password"
          type="password"
          autoComplete="new-password"
          aria-describedby="demo-policy demo-problem"
          {...wrong}
        />
        <label htmlFor="demo-repeated-password">New password again</label>
        <input
          id="demo-repeated-password"
          name="repeated"
          type="password"
          autoComplete="new-password"
          aria-describedby="demo-problem"
          {...wrong}
        />
        <p id="demo-problem" role="alert" className="demo-problem">
          {problem}
        </p>
        <div className="demo-buttons">
          <button type="submit" className="demo-primary">
            Set password
          </button>
        </div>
      </form>
    </LoginCard>
  )
}

/** What stands behind the colon is for people; what stands before it is for programs. */
function inWords({ problem, broken }: PasswordProblem): string {
  const rules = broken.map((rule) => rule.replace(/^\w+: /, '')).join('; ')
  return problem.startsWith('PasswordStrengthError') ? `The password ${rules}.` : `The ${rules}.`
}
