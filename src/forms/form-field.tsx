import { useId, type ComponentProps } from 'react'

type Props = ComponentProps<'input'> & {
  label: string
  error?: string | undefined
  /** Said below the field, without stopping anyone. */
  hint?: string | undefined
}

/** Label, input, hint and error, with the wiring between them. */
export function FormField({ label, error, hint, ...input }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} className="input" aria-invalid={error !== undefined} aria-describedby={`${id}-more`} />
      <div id={`${id}-more`} aria-live="polite">
        {error !== undefined && <p className="field-error">{error}</p>}
        {error === undefined && hint !== undefined && <p className="field-hint">{hint}</p>}
      </div>
    </div>
  )
}
