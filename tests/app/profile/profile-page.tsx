import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { HAL_BASE, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the Profile page. */

export const PLATFORM = 'Profile at app.demo.example'

export const openProfile = (options: Parameters<typeof renderApp>[1] = {}) => renderApp('/profile', options)

/** The form of the tenant's profile, or of the platform's. */
export const form = (name = 'Your profile') => screen.findByRole('form', { name })
export const field = async (label: string, name?: string) =>
  within(await form(name)).findByRole('textbox', { name: label })

export async function retype(user: UserEvent, label: string, text: string, name?: string) {
  const input = await field(label, name)
  await user.clear(input)
  await user.paste(text)
  return input
}

export const saveButton = async (name?: string) =>
  within(await form(name)).getByRole('button', { name: 'Save changes' })
export const save = async (user: UserEvent, name?: string) => user.click(await saveButton(name))

/** Requests to the profile of the My Account API: their methods. */
export const profileCalls = (requests: string[]) =>
  requests.filter((line) => line.endsWith(`${MY_ACCOUNT_BASE}/profile`)).map((line) => line.split(' ')[0])

/** Answers the next request to the profile. */
export const answerOnce = (method: 'get' | 'patch', reply: (request: Request) => Response | Promise<Response>) =>
  http[method](`${MY_ACCOUNT_BASE}/profile`, ({ request }) => reply(request), { once: true })

export const platformUrl = `${HAL_BASE}/profiles/:id`

export const problem = (status: number, detail: string, invalid: { field: string; detail: string }[] = []) =>
  HttpResponse.json(
    { type: 'https://auth0.com/api-errors/A0E', status, title: 'Error', detail, validation_errors: invalid },
    { status },
  )

/** A response that the test releases. */
export function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((resolved) => {
    resolve = resolved
  })
  return { promise, resolve }
}
