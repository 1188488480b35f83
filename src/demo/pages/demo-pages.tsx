import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

import { mountDemoControl } from '~/demo/control/mount'
import type { Database } from '~/demo/data/database'
import { demoConfig, ISSUER } from '~/demo/demo-config'
import { CONNECT_PAGE } from '~/demo/handlers/connected-accounts'
import { endSession, parseAuthorizeRequest, redirectWithoutForm } from '~/demo/identity/identity-provider'
import { logInAsChosen } from '~/demo/login/log-in-as-chosen'
import { LoginPages } from '~/demo/login/login-pages'
import { BrandContext, readBrand } from '~/demo/look/brand'
import { ConnectPage } from './connect-page'
import { PlatformPage, type PlatformPageKind } from './platform-page'
import { ResetPasswordPage } from './reset-password-page'
import { UnavailablePage, type MissingFeature } from './unavailable-page'

/** Replaces the URL of a tenant page with the URL of the same page on this site. Returns other URLs unchanged. */
export function toDemoPage(url: string, basePath: string): string {
  const { href, search } = new URL(url)
  if (href.startsWith(`${ISSUER}authorize?`)) return `${basePath}demo/authorize${search}`
  if (href.startsWith(`${CONNECT_PAGE}?`)) return `${basePath}demo/connect${search}`
  if (href.startsWith(`${ISSUER}v2/logout?`)) return `${basePath}demo/logout${search}`
  return url
}

/** Shows the demo page at the current URL. Returns false if the URL belongs to the app. build/demo-host.ts lists the pages too. */
export function showDemoPage(database: Database, basePath: string): boolean {
  const path = location.pathname.replace(/\/$/, '')
  const pages = new Map([
    [`${basePath}demo/authorize`, showLogin],
    [`${basePath}demo/logout`, logOut],
    [`${basePath}demo/connect`, showConnect],
    [`${basePath}demo/reset`, showResetPassword],
    [`${basePath}demo/project`, showPlatformPage('Project')],
    [`${basePath}demo/organization`, showPlatformPage('Organization')],
  ])
  const show = pages.get(path)
  show?.(database, basePath)
  return show !== undefined
}

/** Explains that the browser lacks a feature that the demo needs. */
export function showUnavailable(missing: MissingFeature): void {
  document.title = 'The demo cannot run here'
  render(<UnavailablePage missing={missing} />)
}

function showLogin(database: Database, basePath: string): void {
  const request = parseAuthorizeRequest(new URLSearchParams(location.search), location.origin)
  // A bookmark or a typed URL has no valid request, so the app starts a new login.
  if (!request) return redirect(basePath)

  const url = redirectWithoutForm(database, request)
  if (url !== null) return redirect(url)

  document.title = 'Log in · Demo identity provider'
  void logInAsChosen(database, request).then((chosen) => {
    if (chosen.kind === 'redirect') return redirect(chosen.url)
    render(
      <LoginPages
        database={database}
        request={request}
        chosen={chosen.kind === 'page' ? chosen.persona : undefined}
        chosenStep={chosen.kind === 'page' ? chosen.step : undefined}
        onRedirect={(target) => location.assign(target)}
      />,
      database,
    )
    mountDemoControl(database, basePath, 'login')
  })
}

function showConnect(database: Database, basePath: string): void {
  document.title = 'Connect an account · Demo provider'
  const ticket = new URLSearchParams(location.search).get('ticket') ?? ''
  render(<ConnectPage database={database} ticket={ticket} basePath={basePath} />, database)
}

function logOut(database: Database, basePath: string): void {
  endSession(database)
  const returnTo = new URLSearchParams(location.search).get('returnTo') ?? ''
  const isOwnOrigin = URL.canParse(returnTo) && new URL(returnTo).origin === location.origin
  redirect(isOwnOrigin ? returnTo : basePath)
}

function showResetPassword(database: Database, basePath: string): void {
  document.title = 'Set a new password · Demo identity provider'
  const ticket = new URLSearchParams(location.search).get('ticket') ?? ''
  render(<ResetPasswordPage database={database} ticket={ticket} basePath={basePath} />, database)
  mountDemoControl(database, basePath, 'login')
}

function showPlatformPage(kind: PlatformPageKind) {
  return (database: Database, basePath: string): void => {
    document.title = `${kind} · Demo`
    const id = new URLSearchParams(location.search).get('id') ?? ''
    render(<PlatformPage kind={kind} id={id} basePath={basePath} />, database)
  }
}

/** Replaces the history entry, like a redirect by a server, so that Back skips this page. */
function redirect(url: string): void {
  location.replace(url)
}

function render(page: ReactNode, database?: Database): void {
  const element = document.getElementById('app')
  const brand = database ? readBrand(database) : demoConfig.brand
  if (element)
    createRoot(element).render(
      <StrictMode>
        <BrandContext value={brand}>{page}</BrandContext>
      </StrictMode>,
    )
}
