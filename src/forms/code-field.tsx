import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'

import { messages } from '~/lib/messages'
import { stripInvisible } from '~/lib/visible-text'

const DIGITS = 6

const words = messages({
  label: 'Six-digit code',
  onlyDigits: 'Enter digits only.',
  length: 'Enter all six digits.',
})

type Props = {
  /** ID of the form. The submit button is outside the form, in the foot of the dialog. */
  formId: string
  /** Says where the code comes from. It describes the field, because the field takes the focus away from that text. */
  instructions: string
  /** Error for the last submitted code. Cleared when the user types. */
  error?: ReactNode
  onChange: () => void
  onCode: (code: string) => void
}

/**
 * Field for a one-time code, which may be typed, pasted ("123 456" too) or autofilled. It is one input instead of six, so
 * that screen readers announce one field, and Backspace and paste work as usual.
 */
export function CodeField({ formId, instructions, error, onChange, onCode }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const shown = problem ?? error
  // The field replaces the focused button, so it takes the focus. In landscape, scrolling to it would hide the QR code.
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  const isRejected = error !== undefined
  useEffect(() => {
    if (!isRejected) return
    input.current?.focus()
    input.current?.select()
  }, [isRejected])

  function change(value: string) {
    setText(value)
    setProblem(undefined)
    onChange()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const code = normalize(text)
    const mistake = !isDigits(text) ? words.onlyDigits : code.length === DIGITS ? undefined : words.length
    setProblem(mistake)
    if (mistake === undefined) return onCode(code)
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
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 allows it on every role
        aria-description={shown === undefined ? instructions : undefined}
        aria-describedby={shown === undefined ? undefined : `${id}-more`}
      />
      <div id={`${id}-more`} role="alert" className="field-error">
        {shown}
      </div>
    </form>
  )
}

/** Removes spaces, dashes and invisible characters, and converts the full-width digits of some keyboards. */
const normalize = (text: string): string =>
  stripInvisible(text)
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
const isDigits = (text: string): boolean => /^\d*$/.test(normalize(text))
