import { useId, type ComponentProps } from 'react'

type Props = ComponentProps<'select'> & { label: string; error?: string | undefined }

/** Like FormField, for a select. */
export function SelectField({ label, error, children, ...select }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...select} id={id} className="input" aria-invalid={error !== undefined} aria-describedby={`${id}-more`}>
        {children}
      </select>
      <div id={`${id}-more`} aria-live="polite">
        {error !== undefined && <p className="field-error">{error}</p>}
      </div>
    </div>
  )
}
