import { useMemo } from 'react'
import type { UseFormReturn } from 'react-hook-form'

import { serverNow } from '~/api/server-clock'
import { FormField } from '~/forms/form-field'
import { SelectField } from '~/forms/select-field'
import { fullTime } from '~/ui/text/exact-time'
import { useNow } from '~/ui/hooks/use-now'

import { tokenFormWords as words } from './dialog-words'
import { dayOf, endOf, fieldOf, firstDay, presets, problemOf, type Lifetime, type TokenValues } from './lifetime'

type Props = {
  form: UseFormReturn<TokenValues, unknown, TokenValues>
  formId: string
  maxDays: number
  isNameTaken: (name: string) => boolean
  /** The server's messages for single fields, by the field's name in the request body. */
  serverErrors: Record<string, string>
  onChange: () => void
  onSubmit: (values: TokenValues) => void
}

/** Fields for the name and lifetime of a new token, with the resulting expiry. */
export function TokenForm({ form, formId, maxDays, isNameTaken, serverErrors, onChange, onSubmit }: Props) {
  const { errors } = form.formState
  const values = form.watch()
  const name = values.name.trim()
  // The server's message about the lifetime is shown next to the field that the user chose it with.
  const errorOf = (field: keyof Lifetime) =>
    errors[field]?.message ?? (fieldOf(values) === field ? serverErrors['expiresIn'] : undefined)

  function changeLifetime() {
    onChange()
    const { lifetime, date } = form.getValues()
    // WebKit shows the current day in an empty date field, as if the user had chosen it.
    if (lifetime === 'date' && date === '') form.setValue('date', firstDay(serverNow()))
  }

  return (
    <form id={formId} noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid gap-3.5">
      <FormField
        label={words.name}
        autoComplete="off"
        {...form.register('name', { onChange })}
        error={errors.name?.message ?? serverErrors['description']}
        hint={name !== '' && isNameTaken(name) ? words.duplicate : words.nameHint}
      />
      <SelectField
        label={words.expires}
        {...form.register('lifetime', { onChange: changeLifetime })}
        error={errorOf('lifetime')}
      >
        {presets
          .filter((hours) => hours <= maxDays * 24)
          .map((hours) => (
            <option key={hours} value={hours}>
              {words.in(hours)}
            </option>
          ))}
        <option value="hours">{words.customHours}</option>
        <option value="date">{words.customDate}</option>
      </SelectField>
      {values.lifetime === 'hours' && (
        <FormField
          label={words.hours}
          inputMode="numeric"
          autoComplete="off"
          {...form.register('hours', { onChange })}
          error={errorOf('hours')}
          hint={words.hoursHint}
        />
      )}
      {values.lifetime === 'date' && (
        <FormField
          label={words.date}
          type="date"
          min={dayOf(new Date(serverNow()))}
          {...form.register('date', { onChange })}
          error={errorOf('date')}
          hint={words.dateHint}
        />
      )}
      <End values={values} maxDays={maxDays} />
    </form>
  )
}

/** Shows the expiry, or a general hint if the lifetime is invalid. */
function End({ values, maxDays }: { values: Lifetime; maxDays: number }) {
  useNow(60_000)
  const { lifetime, hours, date } = values
  // Announced when the user changes a field, but not again each minute.
  const announcement = useMemo(() => explainEnd({ lifetime, hours, date }, maxDays), [lifetime, hours, date, maxDays])
  return (
    <>
      <p className="note" aria-hidden="true">
        {explainEnd(values, maxDays)}
      </p>
      <p className="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}

function explainEnd(values: Lifetime, maxDays: number): string {
  const now = serverNow()
  const end = problemOf(values, maxDays, now) ? undefined : endOf(values, now)
  return end ? words.until(fullTime(end)) : words.shortest
}
