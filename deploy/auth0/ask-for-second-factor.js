/**
 * Auth0 Action for the trigger "Login / Post Login". It asks for a second factor at each login of a user who has set one
 * up, and whenever the application demands one with acr_values. docs/auth0.md says how to install it.
 */

const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

/** How long a second factor counts for an application that demands one. */
const RECENT_MS = 5 * 60 * 1000

exports.onExecutePostLogin = async (event, api) => {
  // No user is present when a refresh token is exchanged. The login that issued it has already been through here.
  if (event.transaction?.protocol === 'oauth2-refresh-token') return

  const methods = event.authentication?.methods ?? []
  const lastFactor = latest(methods.filter(({ name }) => name === 'mfa'))
  const lastLogin = latest(methods.filter(({ name }) => name !== 'mfa'))

  if (demandsFactor(event)) {
    // A user without a factor sets one up now.
    if (!lastFactor || Date.now() - lastFactor.time > RECENT_MS) ask(api)
    return
  }
  // A passkey is two factors: a device, and a fingerprint, a face or a PIN.
  if (!hasFactor(event) || lastLogin?.name === 'passkey') return
  // In a session that Auth0 reuses, the factor is as new as the password. After another password, it is older.
  if (!lastFactor || (lastLogin && lastFactor.time < lastLogin.time)) ask(api)
}

function ask(api) {
  // A remembered browser would not be asked at each login.
  api.multifactor.enable('any', { allowRememberBrowser: false })
}

function demandsFactor({ transaction, request }) {
  const demanded = transaction?.acr_values ?? request?.query?.acr_values?.split(' ') ?? []
  return demanded.includes(MULTI_FACTOR)
}

/** True if the user has set up a factor. A recovery code alone only replaces one. */
function hasFactor({ user }) {
  if (!user.enrolledFactors) return (user.multifactor ?? []).length > 0
  return user.enrolledFactors.some(({ type, method }) => (type ?? method) !== 'recovery-code')
}

/** The newest of these authentication methods, with its time. A method without a valid time counts as the oldest. */
function latest(methods) {
  return methods
    .map(({ name, timestamp }) => ({ name, time: Date.parse(timestamp) || 0 }))
    .sort((one, other) => other.time - one.time)[0]
}
