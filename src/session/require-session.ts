import { redirect, type MiddlewareFunction } from 'react-router'

import { asApiError } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { paths } from '~/config/paths'

import { identityContext, type Identity } from './identity'
import { isLoginLoop } from './login-loop'

/** Route guard: redirects to the login without a session. Routes below it have a logged-in user. */
export const requireSession: MiddlewareFunction = async ({ context, request }) => {
  const identity = context.get(identityContext)
  if (identity.user) return
  if (identity.problem) throw redirect(identity.problem.kind === 'used-link' ? paths.callback : paths.login)

  const { pathname, search } = new URL(request.url)
  const returnTo = `/${pathname.slice(basePath.length)}${search}`
  if (isLoginLoop()) {
    identity.problem = { kind: 'loop', returnTo }
    throw redirect(paths.login)
  }
  // A silent login also fails without a network, so check once more before redirecting.
  if (await isAuth0Unreachable(identity)) {
    identity.problem = { kind: 'offline', returnTo }
    throw redirect(paths.login)
  }
  await identity.logIn(returnTo)
  // Never resolves, because the browser is leaving this document.
  await new Promise(() => {})
}

/** True if a missing network, and not a missing session, may have failed the silent login. */
async function isAuth0Unreachable(identity: Identity): Promise<boolean> {
  if (!navigator.onLine) return true
  if (!/(^|; )auth0\.[^=]+\.is\.authenticated=/.test(document.cookie)) return false
  try {
    await identity.getBearerToken()
    // There is a session, but this document started without it.
    location.reload()
    return await new Promise<never>(() => {})
  } catch (error) {
    return ['offline', 'network', 'timeout'].includes(asApiError(error).kind)
  }
}
