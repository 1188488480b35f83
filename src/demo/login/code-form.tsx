import { useEffect, useRef, useState, type FormEvent } from 'react'

type Props = {
  label: string
  submit: string
  /** Changes with every refusal, so that the same words twice are two. */
  refusal: { words: string; count: number }
  inputMode?: 'numeric' | 'text'
  onSubmit: (code: string) => void
}

/** One field for a code. It has the focus from the beginning, and again after each refusal. */
export function CodeForm({ label, submit, refusal, inputMode = 'numeric', onSubmit }: Props) {
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [refusal.count])

  function answer(event: FormEvent) {
    event.preventDefault()
    onSubmit(code)
  }

  const problem = refusal.words && { 'aria-invalid': true, 'aria-describedby': 'demo-problem' }
  return (
    <form onSubmit={answer} noValidate>
      <label htmlFor="demo-code">{label}</label>
      <input
        id="demo-code"
        ref={field}
        autoComplete="one-time-code"
        inputMode={inputMode}
        autoCapitalize="off"
        spellCheck={false}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        {...problem}
      />
      <p id="demo-problem" role="alert" className="demo-problem">
        {refusal.words}
      </p>
      <div className="demo-buttons">
        <button type="submit" className="demo-primary">
          {submit}
        </button>
      </div>
    </form>
  )
}
