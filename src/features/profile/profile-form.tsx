import { useEffect, type ReactNode } from 'react'
import * as z from 'zod/mini'

import { FormField } from '~/forms/form-field'
import { useZodForm } from '~/forms/use-zod-form'
import { isBlank } from '~/lib/visible-text'
import { useInputBeforeLogin, useKeepInput } from '~/session/login-draft'
import { Button } from '~/ui/controls/button'
import { useRetryCountdown } from '~/ui/hooks/use-retry-countdown'

import { ReadOnlyField } from './read-only-field'
import { SaveMessage } from './save-message'
import { useSaveProfile, type ProfileStore, type Values } from './use-save-profile'
import { formWords as words } from './words'

export type EditableField = {
  name: string
  label: string
  maxLength: number
  autoComplete: string
  type?: 'url' | 'tel'
  hint?: string | undefined
  /** True if the server accepts an empty text. */
  canBeEmpty?: boolean
}
export type Field =
  | EditableField
  | { name: string; label: string; reason?: string | undefined; tenantReason?: string | undefined }

type Props = {
  /** Tells the unsaved input of this form from that of other forms on the page. */
  id: string
  label: string
  fields: Field[]
  /** The values on the server. */
  values: Values
  store: ProfileStore
  /** Shown beside the buttons. */
  note?: ReactNode
}

const isEditable = (field: Field): field is EditableField => 'maxLength' in field

/** The fields of a profile. Those that the user can change are inputs, the others say why. */
export function ProfileForm({ id, label, fields, values, store, note }: Props) {
  const editable = fields.filter(isEditable)
  const form = useZodForm(schemaOf(editable, values), pick(values, editable))
  const { errors, dirtyFields, isDirty } = form.formState
  const typed = form.watch()
  const { save, isPending, error, outcome, check, clear } = useSaveProfile(store, accept)
  const wait = useRetryCountdown(error)
  const serverErrors = fieldErrorsOf(error?.fieldErrors, editable)
  const firstRejected = Object.keys(serverErrors)[0]
  const inputBeforeLogin = useInputBeforeLogin(id)

  useKeepInput(
    id,
    isDirty
      ? pick(
          typed,
          editable.filter(({ name }) => dirtyFields[name]),
        )
      : {},
  )
  useEffect(() => {
    for (const { name } of editable) {
      const text = inputBeforeLogin[name]
      if (text !== undefined) form.setValue(name, text, { shouldDirty: true })
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once: the user may change the restored input
  }, [])
  useEffect(() => {
    if (firstRejected !== undefined) form.setFocus(firstRejected)
  }, [firstRejected, error, form])

  /** Takes over what the server has. Input that is not part of `sent` stays. */
  function accept(next: Values, sent: Values) {
    const before = form.formState.defaultValues ?? {}
    const now = form.getValues()
    form.reset(pick(next, editable))
    for (const { name } of editable) {
      const text = now[name] ?? ''
      const isSent = name in sent && text.trim() === sent[name]
      if (!isSent && text !== (before[name] ?? '')) form.setValue(name, text, { shouldDirty: true })
    }
  }

  /** The button disappears, so the first field takes the focus: before the reset, during which the form has no fields. */
  function discard() {
    form.setFocus(editable[0]?.name ?? '')
    form.reset(pick(values, editable))
    clear()
  }

  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={form.handleSubmit((all) =>
        save(
          pick(
            all,
            editable.filter(({ name }) => dirtyFields[name]),
          ),
        ),
      )}
    >
      <div className="profile-rows">
        {fields.map((field) =>
          isEditable(field) ? (
            <div key={field.name} className="profile-row">
              <FormField
                label={field.label}
                type={field.type ?? 'text'}
                autoComplete={field.autoComplete}
                hint={field.hint}
                {...form.register(field.name, { onChange: clear })}
                error={errors[field.name]?.message?.toString() ?? serverErrors[field.name]}
              />
            </div>
          ) : (
            <ReadOnlyField key={field.name} {...field} value={values[field.name]} />
          ),
        )}
      </div>
      {editable.length > 0 && (
        <div className="profile-foot grid gap-3 p-4">
          <SaveMessage
            error={error}
            isAboutFields={firstRejected !== undefined}
            outcome={outcome}
            labelOf={(name) => fields.find((field) => field.name === name)?.label ?? name}
            onCheck={check}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button
              look="primary"
              type="submit"
              busy={isPending}
              disabledReason={wait ?? (isDirty ? undefined : words.noChanges)}
            >
              {words.save}
            </Button>
            {isDirty && !isPending && <Button onClick={discard}>{words.discard}</Button>}
            {note}
          </div>
        </div>
      )}
    </form>
  )
}

/** A value that the user has not changed is valid with any stored value. */
function schemaOf(fields: EditableField[], values: Values): z.ZodMiniType<Values, Values> {
  const shape = fields.map(({ name, maxLength, type, canBeEmpty = false }) => {
    const isSame = (text: string) => text === (values[name] ?? '').trim()
    const text = z.string().check(
      z.trim(),
      z.refine((value) => isSame(value) || canBeEmpty || !isBlank(value), { error: words.needed, abort: true }),
      z.refine((value) => isSame(value) || type !== 'url' || isHttps(value), { error: words.notHttps }),
      z.refine((value) => isSame(value) || value.length <= maxLength, { error: words.tooLong(maxLength) }),
    )
    return [name, text] as const
  })
  return z.object(Object.fromEntries(shape)) as unknown as z.ZodMiniType<Values, Values>
}

const isHttps = (text: string) => /^https:\/\/\S+$/.test(text) && URL.canParse(text)

const pick = (values: Partial<Values>, fields: EditableField[]): Values =>
  Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']))

/** Returns the server's messages for fields of this form. Some servers name a field by its JSON pointer. */
function fieldErrorsOf(errors: Record<string, string> = {}, fields: EditableField[]): Values {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const message = errors[name] ?? errors[`/${name}`]
      return message === undefined ? [] : [[name, message]]
    }),
  )
}
