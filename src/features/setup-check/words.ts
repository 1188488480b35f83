import { messages } from '~/lib/messages'

export const words = messages({
  title: 'Setup check',
  purpose: 'Checks that need a browser and a login. The command “latchkey check” does the others.',
  again: 'Check again',
  checking: 'Checking…',
  list: 'Results',

  renewal: 'Renewal without a login',
  renewed: 'The tenant renewed your token without a login.',
  notRenewed: 'The tenant did not renew your token. Turn on refresh token rotation and the Refresh Token grant.',

  reload: 'Session after a reload',
  frameFound: 'The hidden frame found your session. The browser sends the tenant’s cookies.',
  frameFoundNone:
    'The browser does not send the tenant’s cookies in a frame, so a reload logs you out. Use a custom domain on the console’s site.',
  frameSilent: (origin: string) =>
    `The hidden frame got no answer. Add ${origin} to Allowed Web Origins of the application in Auth0.`,
  frameNotNeeded: 'The tokens are in localStorage, so a reload needs no frame.',

  scopes: 'Scopes of the My Account API',
  scopesGranted: (count: number) => `The tenant granted all ${count} scopes.`,
  scopesMissing: (list: string) => `The tenant did not grant ${list}. Add them to the client grant of the application.`,
  profileScopes: 'Scopes of the Profile page',
  profileScopesMissing: (list: string) =>
    `The tenant did not grant ${list}, so the page shows the login’s facts and no form. Grant them, or set features.profile to “off”.`,
  connectedScopes: 'Scopes of connected accounts',
  connectedScopesMissing: (list: string) =>
    `The tenant did not grant ${list}, so users can’t do some of it. Grant them, or set auth0.connectedAccounts to false.`,
  scopesUnknown: 'Your token does not name its scopes.',
  noMyAccountToken:
    'The tenant issued no token for the My Account API. Activate it and add a client grant, or set auth0.myAccount to false.',

  clipboard: 'Clipboard',
  clipboardAllowed: 'Copy buttons can use the clipboard.',
  clipboardBlocked: 'The clipboard is blocked. Use HTTPS, and allow clipboard-write in Permissions-Policy.',

  passkeys: 'Passkeys',
  passkeysAllowed: 'This browser can create passkeys for this page.',
  passkeysBlocked: 'Passkeys are blocked. Allow publickey-credentials-create in Permissions-Policy.',
  passkeysUnknown: 'This browser has no passkeys, or the page has no HTTPS. Try another browser.',

  storage: 'Storage',
  stored: 'The browser keeps the settings of the console.',
  notStored: 'The browser denies storage, so settings last until the tab is closed.',
})

/** Read by screen readers before the title of a result. Sighted users see an icon. */
export const stateWords = messages({ ok: 'OK:', wrong: 'Wrong:', unknown: 'Cannot tell:' })
