import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'

import { messages } from '~/lib/messages'

const DIGITS = 6

const words = messages({
  label: 'Six-digit code',
  onlyDigits: 'The code has only digits.',
  length: 'The code has six digits.',
})

type Props = {
  /** The form that the field submits; its button is wherever the dialog has its buttons. */
  formId: string
  /** What the server said of the last code. It goes as soon as another is typed. */
  error?: ReactNode
  onChange: () => void
  onCode: (code: string) => void
}

/**
 * A one-time code: typed, pasted ("123 456" too) or offered by the phone that received it. One input and not six, so
 * that a screen reader has one thing to say, and Backspace and paste do what they always do.
 */
export function CodeField({ formId, error, onChange, onCode }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const shown = problem ?? error
  // It appears where the button was that had the focus.
  useEffect(() => input.current?.focus(), [])

  function change(value: string) {
    setText(value)
    setProblem(undefined)
    onChange()
    // The last digit typed, the next thing to do is the button.
    if (codeIn(value).length === DIGITS && codeIn(text).length < DIGITS && isDigits(value))
      submitButton(formId)?.focus()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const code = codeIn(text)
    const wrong = !isDigits(text) ? words.onlyDigits : code.length === DIGITS ? undefined : words.length
    setProblem(wrong)
    if (wrong === undefined) return onCode(code)
    input.current?.focus()
  }

  return (
    <form id={formId} noValidate onSubmit={submit} className="field">
      <label htmlFor={id}>{words.label}</label>
      <input
        ref={input}
        id={id}
        className="input code-input"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        value={text}
        onChange={({ target }) => change(target.value)}
        aria-invalid={shown !== undefined}
        aria-describedby={`${id}-more`}
      />
      <div id={`${id}-more`} role="alert" className="field-error">
        {shown}
      </div>
    </form>
  )
}

/** Spaces, dashes and the wide digits of some keyboards are no mistake. */
const codeIn = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')
const isDigits = (text: string): boolean => /^\d*$/.test(codeIn(text))

function submitButton(formId: string): HTMLElement | null {
  return document.querySelector(`button[type="submit"][form="${CSS.escape(formId)}"]`)
}
