import { screen, within } from '@testing-library/react'
import { http, HttpResponse, type JsonBodyType } from 'msw'

import { MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** Helpers for the tests of the sessions on the Security page. */

export const SESSIONS = `${MANAGE_BASE}/manage/current-user/sessions`

export const openSecurity = (options: Parameters<typeof renderApp>[1] = {}) => renderApp('/security', options)

/** The server's list, instead of the demo's. */
export const listing = (sessions: JsonBodyType) => http.get(SESSIONS, () => HttpResponse.json(sessions))

export const section = (name = 'Sessions') => screen.findByRole('region', { name })

export const ownRow = async () => within(await screen.findByRole('listitem', { current: true }))

/** The names of the listed sessions. */
export async function listedNames(list = 'Sessions'): Promise<string[]> {
  await screen.findAllByRole('button', { name: /^End session: / })
  const items = within(screen.getByRole('list', { name: list })).getAllByRole('listitem')
  return items.map((item) => item.querySelector('bdi')?.textContent ?? '')
}

export const endRequests = (requests: string[]) =>
  requests
    .filter((line) => line.startsWith(`DELETE ${SESSIONS}`))
    .map((line) => line.slice(`DELETE ${SESSIONS}/`.length))
