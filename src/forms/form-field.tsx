import { useId, type ComponentProps } from 'react'

type Props = ComponentProps<'input'> & {
  label: string
  error?: string | undefined
  /** Shown below the field. Does not block submission. */
  hint?: string | undefined
  /** ID of an element that describes the field as well, such as a list of rules. */
  describedBy?: string
}

/** A text input with label, hint and error, connected for screen readers. */
export function FormField({ label, error, hint, describedBy = '', ...input }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-more ${describedBy}`.trim()}
      />
      <div id={`${id}-more`} aria-live="polite">
        {error !== undefined && <p className="field-error">{error}</p>}
        {error === undefined && hint !== undefined && <p className="field-hint">{hint}</p>}
      </div>
    </div>
  )
}
