import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { onTestFinished, vi } from 'vitest'

import { MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the Security page. */

/** A user who has just completed the login that each change of a login method asks for. */
export const afterStepUp = { identity: () => ({ getCompletedStepUp: async () => 'recent' as const }) }

/** Opens the page as a user who has just completed that login. */
export const openSecurity = (options: Parameters<typeof renderApp>[1] = {}) =>
  renderApp('/security', { ...afterStepUp, ...options })

export const section = (name: string) => screen.findByRole('region', { name })
export const dialog = (name: string) => screen.findByRole('dialog', { name })
export const press = async (user: UserEvent, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }))

export async function shownIn(list: string): Promise<string[]> {
  const items = within(await screen.findByRole('list', { name: list })).getAllByRole('listitem')
  return items.map((item) => item.querySelector('bdi')?.textContent ?? '')
}

export async function chooseAction(user: UserEvent, name: string, action: string) {
  await press(user, `Actions for ${name}`)
  await user.click(await screen.findByRole('menuitem', { name: action }))
}

export async function typeCode(user: UserEvent, code: string) {
  const field = await screen.findByRole('textbox', { name: 'Six-digit code' })
  await user.clear(field)
  await user.type(field, code)
  await press(user, 'Activate')
}

export async function beginAuthenticatorApp(user: UserEvent) {
  await press(user, /^(Enable MFA|Add another)$/)
  await press(user, 'Authenticator app')
  return dialog('Set up an authenticator app')
}

/** Requests to the My Account API, such as "POST authentication-methods". */
export const accountCalls = (requests: string[]) =>
  requests.filter((line) => line.includes(MY_ACCOUNT_BASE)).map((line) => line.replace(`${MY_ACCOUNT_BASE}/`, ''))

/** Replaces the next response of the My Account API. */
export const answerOnce = (method: 'get' | 'post' | 'patch' | 'delete', path: string, reply: () => Response) =>
  http[method](`${MY_ACCOUNT_BASE}/${path}`, reply, { once: true })

export const problem = (status: number, detail: string, headers: Record<string, string> = {}) =>
  HttpResponse.json({ type: 'https://auth0.com/api-errors/A0E', status, title: 'Error', detail } as JsonBodyType, {
    status,
    headers,
  })

/** A response that the test releases. */
export function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((resolved) => {
    resolve = resolved
  })
  return { promise, resolve }
}

/** Records whether a field loses the focus while its dialog is still open, and not only when it is removed. */
export function recordBlur(field: HTMLElement): string[] {
  const [form, events] = [field.closest('dialog'), [] as string[]]
  field.addEventListener('focusout', () =>
    events.push(form?.open && field.isConnected ? 'blurred' : 'blurred too late'),
  )
  return events
}

/** Replaces the browser's passkey prompt with `create`. `statics` are the static methods of PublicKeyCredential. */
export function mockPasskeyPrompt(create: () => Promise<Credential | null>, statics: object = {}) {
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(function PublicKeyCredential() {}, statics),
  )
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { create } })
  onTestFinished(() => {
    vi.unstubAllGlobals()
    Reflect.deleteProperty(navigator, 'credentials')
  })
}
