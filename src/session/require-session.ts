import { redirect, type MiddlewareFunction } from 'react-router'

import { asApiError } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { paths } from '~/config/paths'

import { identityContext, type Identity } from './identity'
import { isLoginLoop } from './login-loop'

/** Every route below the one that carries this guard may assume a signed-in person. */
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
  // A failed silent login looks like signed out, offline too: ask once more before sending anybody away.
  if (await isOnlyOffline(identity)) {
    identity.problem = { kind: 'offline', returnTo }
    throw redirect(paths.login)
  }
  await identity.logIn(returnTo)
  // The browser is leaving; what comes next is another document.
  await new Promise(() => {})
}

async function isOnlyOffline(identity: Identity): Promise<boolean> {
  if (!navigator.onLine) return true
  if (!/(^|; )auth0\.[^=]+\.is\.authenticated=/.test(document.cookie)) return false
  try {
    await identity.getBearerToken()
    // There is a session after all, but this document has started without it.
    location.reload()
    return await new Promise<never>(() => {})
  } catch (error) {
    return ['offline', 'network', 'timeout'].includes(asApiError(error).kind)
  }
}
