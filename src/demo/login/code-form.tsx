import { useEffect, useRef, useState, type FormEvent } from 'react'

/** `count` increases with each rejected code, so that the field is selected again even if the message stays the same. */
export type Rejection = { message: string; count: number }

export const noRejection: Rejection = { message: '', count: 0 }

type Props = {
  label: string
  rejection: Rejection
  inputMode?: 'numeric' | 'text'
  onSubmit: (code: string) => void
}

/** A form with one field for a code. Focuses and selects the field when it mounts and after each rejected code. */
export function CodeForm({ label, rejection, inputMode = 'numeric', onSubmit }: Props) {
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // select() alone does not focus the field in every browser.
    field.current?.focus()
    field.current?.select()
  }, [rejection.count])

  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit(code)
  }

  const invalidProps = rejection.message && { 'aria-invalid': true, 'aria-describedby': 'demo-problem' }
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor="demo-code">{label}</label>
      <input
        id="demo-code"
        className="input demo-code"
        ref={field}
        autoComplete="one-time-code"
        inputMode={inputMode}
        autoCapitalize="off"
        spellCheck={false}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        {...invalidProps}
      />
      <p id="demo-problem" role="alert" className="demo-problem">
        {rejection.message}
      </p>
      <button type="submit" className="btn primary demo-wide">
        Continue
      </button>
    </form>
  )
}
