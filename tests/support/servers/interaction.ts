import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'

import type { Account, Accounts } from './accounts.ts'
import { readBody } from './listen.ts'
import { codePage, loginPage } from './login-page.ts'

/** What the tenant's pages have to know. */
export type Doorway = {
  accounts: Accounts
  /** Whether this person has an authenticator app, and so is asked for a code. */
  asksForCode: (sub: string) => boolean
  isCode: (sub: string, code: string) => boolean
  /** Who has entered their password and not yet a code, by the address of their login. */
  halfway: Map<string, string>
}

/** The tenant's pages: password first, then the one-time code of whoever has an authenticator app. */
export async function logIn(
  request: IncomingMessage,
  response: ServerResponse,
  provider: Provider,
  doorway: Doorway,
): Promise<void> {
  const { accounts, asksForCode, isCode, halfway } = doorway
  const address = request.url ?? ''
  if (request.method !== 'POST') return loginPage(response)
  const form = new URLSearchParams(await readBody(request))
  const finish = (result: object) => provider.interactionFinished(request, response, result)

  if (form.get('action') === 'cancel') {
    return finish({ error: 'access_denied', error_description: 'The login was cancelled.' })
  }
  const code = form.get('code')
  const waiting = halfway.get(address)
  if (code !== null && waiting !== undefined) {
    if (!isCode(waiting, code)) return codePage(response, { problem: 'That code is wrong.' })
    halfway.delete(address)
    return finish({ login: { accountId: waiting, amr: ['pwd', 'mfa'] } })
  }
  const account: Account | undefined = accounts.withCredentials(form.get('email'), form.get('password'))
  if (!account) {
    return loginPage(response, { email: form.get('email') ?? '', problem: 'Wrong email address or password.' })
  }
  if (asksForCode(account.sub)) {
    halfway.set(address, account.sub)
    return codePage(response)
  }
  return finish({ login: { accountId: account.sub, amr: ['pwd'] } })
}
