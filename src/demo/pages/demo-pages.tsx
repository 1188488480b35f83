import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

import type { Database } from '~/demo/data/database'
import { answerWithoutForm, endSession, readAuthorizeRequest } from '~/demo/identity/identity-provider'
import { LoginPages } from '~/demo/login/login-pages'
import { ResetPage } from './reset-password-page'
import { ProjectPage } from './project-page'
import { mountMailbox } from '~/demo/bar/mount'
import { UnavailablePage } from './unavailable-page'
import { ISSUER } from '~/demo/demo-config'

/** Nothing answers at the tenant's address, so its pages are on this site. */
export function toDemoPage(url: string, base: string): string {
  const { href, search } = new URL(url)
  if (href.startsWith(`${ISSUER}authorize?`)) return `${base}demo/authorize${search}`
  if (href.startsWith(`${ISSUER}v2/logout?`)) return `${base}demo/logout${search}`
  return url
}

/** Whether the address is one of the tenant's pages, which is then answered. Each has its folder: build/demo-host.ts. */
export function answerPage(database: Database, base: string): boolean {
  const path = location.pathname.replace(/\/$/, '')
  const pages = new Map([
    [`${base}demo/authorize`, authorize],
    [`${base}demo/logout`, logOut],
    [`${base}demo/reset`, reset],
    [`${base}demo/project`, project],
  ])
  const page = pages.get(path)
  page?.(database, base)
  return page !== undefined
}

function authorize(database: Database, base: string): void {
  const request = readAuthorizeRequest(new URLSearchParams(location.search), location.origin)
  // Somebody typed this address, or kept it as a bookmark: the app begins a proper login.
  if (!request) return leave(base)

  const answer = answerWithoutForm(database, request)
  if (answer !== null) return leave(answer)

  document.title = 'Log in · Demo identity provider'
  render(<LoginPages database={database} request={request} onLeave={(url) => location.assign(url)} />)
  mountMailbox(database, base)
}

/** Where the links of projects lead: the platform itself is no part of the demo. */
function project(_database: Database, base: string): void {
  document.title = 'A project · Demo'
  hideShell()
  render(<ProjectPage id={new URLSearchParams(location.search).get('id') ?? ''} base={base} />)
}

function logOut(database: Database, base: string): void {
  endSession(database)
  const returnTo = new URLSearchParams(location.search).get('returnTo') ?? ''
  const isOurs = URL.canParse(returnTo) && new URL(returnTo).origin === location.origin
  leave(isOurs ? returnTo : base)
}

function reset(database: Database, base: string): void {
  document.title = 'Set a new password · Demo identity provider'
  hideShell()
  const ticket = new URLSearchParams(location.search).get('ticket') ?? ''
  render(<ResetPage database={database} ticket={ticket} base={base} />)
  mountMailbox(database, base)
}

/** Like the redirect of a server: Back does not lead here again. */
function leave(url: string): void {
  location.replace(url)
}

export function explain(missing: 'worker' | 'storage'): void {
  document.title = 'The demo cannot run here'
  hideShell()
  render(<UnavailablePage missing={missing} />)
}

/** The shell of index.html would promise an app. */
function hideShell(): void {
  document.documentElement.dataset['shell'] = 'none'
}

function render(page: ReactNode): void {
  const element = document.getElementById('app')
  if (element) createRoot(element).render(<StrictMode>{page}</StrictMode>)
}
