type Props = { value: string; onChange: (value: string) => void; hasProblem: boolean }

const problemProps = (hasProblem: boolean) => hasProblem && { 'aria-invalid': true }

export function EmailField({ value, onChange, hasProblem }: Props) {
  return (
    <>
      <label htmlFor="demo-email">Email address</label>
      <input
        id="demo-email"
        type="email"
        className="input"
        autoComplete="username"
        spellCheck={false}
        aria-describedby="demo-problem"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...problemProps(hasProblem)}
      />
    </>
  )
}

export function PasswordField({ value, onChange, hasProblem, hint }: Props & { hint: string | false }) {
  return (
    <>
      <label htmlFor="demo-password">Password</label>
      <input
        id="demo-password"
        type="password"
        className="input"
        autoComplete="current-password"
        aria-describedby={hint ? 'demo-password-hint demo-problem' : 'demo-problem'}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...problemProps(hasProblem)}
      />
      {hint && (
        <p id="demo-password-hint" className="demo-hint">
          {hint}
        </p>
      )}
    </>
  )
}
