import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'

import type { Account, Accounts } from './accounts.ts'
import { readBody } from '../../../api-server/http/listen.ts'
import { sendCodePage, sendLoginPage } from './login-page.ts'

/** The state that the tenant's login pages need. */
export type LoginContext = {
  accounts: Accounts
  /** True if the user has an authenticator app. */
  requiresCode: (sub: string) => boolean
  isCode: (sub: string, code: string) => boolean
  /** The `sub` of each user who has entered a password but no one-time code yet, by the URL of the login. */
  passwordEntered: Map<string, string>
}

/** Handles the login pages: password first, then a one-time code if the user has an authenticator app. */
export async function handleLogin(
  request: IncomingMessage,
  response: ServerResponse,
  provider: Provider,
  context: LoginContext,
): Promise<void> {
  const { accounts, requiresCode, isCode, passwordEntered } = context
  const url = request.url ?? ''
  if (request.method !== 'POST') return sendLoginPage(response)
  const form = new URLSearchParams(await readBody(request))
  const finish = (result: object) => provider.interactionFinished(request, response, result)

  if (form.get('action') === 'cancel') {
    return finish({ error: 'access_denied', error_description: 'The login was canceled.' })
  }
  const code = form.get('code')
  const sub = passwordEntered.get(url)
  if (code !== null && sub !== undefined) {
    if (!isCode(sub, code)) return sendCodePage(response, { problem: 'That code is wrong.' })
    passwordEntered.delete(url)
    return finish({ login: { accountId: sub, amr: ['pwd', 'mfa'] } })
  }
  const account: Account | undefined = accounts.withCredentials(form.get('email'), form.get('password'))
  if (!account) {
    return sendLoginPage(response, { email: form.get('email') ?? '', problem: 'Wrong email address or password.' })
  }
  if (requiresCode(account.sub)) {
    passwordEntered.set(url, account.sub)
    return sendCodePage(response)
  }
  return finish({ login: { accountId: account.sub, amr: ['pwd'] } })
}
