import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import * as z from 'zod/mini'
import { createStore, useStore } from 'zustand'

import { useUser } from './console-context'

/**
 * Returns the form values that the user had entered before a step-up login, or undefined. `schema` is the schema of the
 * form: values that do not fit it are dropped. The draft is gone after a reload, or after leaving the page and coming Back.
 */
export function useLoginDraft<Draft>(schema: z.ZodMiniType<Draft>): Draft | undefined {
  const state: unknown = useLocation().state
  useEffect(removeDraftFromHistory, [state])
  return hasDraft(state) ? schema.safeParse(state.draft).data : undefined
}

/** Changes the browser's history only: navigating by the router would also scroll, move focus and close dialogs. */
function removeDraftFromHistory(): void {
  const { usr, ...entry } = { ...(history.state as { usr?: unknown } | null) }
  if (!hasDraft(usr)) return
  const { draft: _draft, ...rest } = usr
  history.replaceState({ ...entry, usr: rest }, '')
}

function hasDraft(state: unknown): state is { draft: unknown } {
  return typeof state === 'object' && state !== null && 'draft' in state
}

type Input = Record<string, string>

/** The unsaved input of the forms on screen, by the prefix of each form. Never a secret: it waits in storage for a login. */
export const unsavedInput = createStore<Record<string, Input>>(() => ({}))

/** The draft names its user: after the end of a session, another user may log in. */
const OWNER = 'draftOf'
const StoredInput = z.record(z.string(), z.string())

/** Returns the input of all forms as the draft of a login, or undefined without any. */
export function readUnsavedInput(userId: string | undefined): Input | undefined {
  const forms = Object.entries(unsavedInput.getState())
  const fields = forms.flatMap(([form, values]) =>
    Object.entries(values).map(([name, text]) => [`${form}.${name}`, text]),
  )
  if (fields.length === 0 || userId === undefined) return undefined
  return { ...(Object.fromEntries(fields) as Input), [OWNER]: userId }
}

/** Keeps the input of a form for any login that starts from this page. An empty record means that all is saved. */
export function useKeepInput(form: string, values: Input): void {
  const text = JSON.stringify(values)
  useEffect(() => {
    const { [form]: _old, ...others } = unsavedInput.getState()
    const next = JSON.parse(text) as Input
    unsavedInput.setState(Object.keys(next).length === 0 ? others : { ...others, [form]: next }, true)
  }, [form, text])
  useEffect(
    () => () => {
      const { [form]: _old, ...others } = unsavedInput.getState()
      unsavedInput.setState(others, true)
    },
    [form],
  )
}

/** True while a form on screen has input that is not saved. */
export function useHasUnsavedInput(): boolean {
  return useStore(unsavedInput, (forms) => Object.keys(forms).length > 0)
}

/** Returns what this user had typed into the form before the login, without the values of other forms. */
export function useInputBeforeLogin(form: string): Input {
  const { id } = useUser()
  const draft = useLoginDraft(StoredInput)
  const { key } = useLocation()
  // The draft belongs to the history entry of the login. A later entry of this page has none.
  const [first] = useState({ key, draft })
  if (first.key !== key || first.draft?.[OWNER] !== id) return {}
  return Object.fromEntries(
    Object.entries(first.draft).flatMap(([name, text]) =>
      name.startsWith(`${form}.`) ? [[name.slice(form.length + 1), text]] : [],
    ),
  )
}
