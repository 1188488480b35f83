import { redirect, type MiddlewareFunction } from 'react-router'

import { asApiError } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { isOwnHostReachable } from '~/config/reachable'
import { paths } from '~/config/paths'
import { neverResolve, reloadUnlessLeaving } from '~/lib/leaving'

import { classifyLoginError } from './auth-errors'
import { identityContext, type Identity, type LoginProblem } from './identity'
import { pageOfProblem } from './login-callback'
import { isLoginLoop } from './login-loop'

/** How long a second silent login may take, after a first one that found no session. */
const SECOND_TRY_MS = 3_000

/** Route guard: redirects to the login without a session. Routes below it have a logged-in user. */
export const requireSession: MiddlewareFunction = async ({ context, request }) => {
  const identity = context.get(identityContext)
  if (identity.user) return
  if (identity.problem) throw redirect(pageOfProblem(identity.problem))

  const { pathname, search } = new URL(request.url)
  const returnTo = `/${pathname.slice(basePath.length)}${search}`
  const problem = isLoginLoop() ? { kind: 'loop' as const } : await startLogin(identity, returnTo)
  identity.problem = { ...problem, returnTo }
  throw redirect(paths.login)
}

/** Redirects to the login. Returns the reason if that is not possible. */
async function startLogin(identity: Identity, returnTo: string): Promise<LoginProblem> {
  // A silent login also fails without a network, so check once more before redirecting.
  const kind = await findNetworkProblem(identity)
  if (kind) return { kind }
  try {
    await identity.logIn(returnTo)
  } catch (error) {
    return classifyLoginError(error)
  }
  return await neverResolve()
}

/** Returns a problem if a missing network, and not a missing session, may have failed the silent login. */
async function findNetworkProblem(identity: Identity): Promise<'offline' | 'no-answer' | undefined> {
  // Only a hint: some devices report that they are offline while their network works.
  if (!navigator.onLine && !(await isOwnHostReachable())) return 'offline'
  if (!/(^|; )auth0\.[^=]+\.is\.authenticated=/.test(document.cookie)) return undefined
  try {
    const token = await Promise.race([identity.getBearerToken(), sleep(SECOND_TRY_MS)])
    if (token === undefined) return 'no-answer'
    // There is a session, but this document started without it.
    reloadUnlessLeaving()
    return await neverResolve()
  } catch (error) {
    const { kind } = asApiError(error)
    if (kind === 'offline') return kind
    return kind === 'network' || kind === 'timeout' ? 'no-answer' : undefined
  }
}

function sleep(milliseconds: number): Promise<undefined> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
