import type { Reply } from '../../../api-server/http/reply.ts'
import type { Call, Intercept } from '../../../api-server/http/start-api.ts'
import { errorReply, fieldErrors, serverError } from '../../../api-server/management/errors.ts'
import { routeOf, VERIFY } from '../../../api-server/management/routes.ts'
import { tokenNotFound } from '../../../api-server/management/tokens.ts'
import { loginPage } from './login-page.ts'
import type { ManageFaults } from './manage-faults.ts'
import { loseResponse } from './responses.ts'
import type { Sudo } from './sudo.ts'
import type { WatchedStores } from './watched-stores.ts'

const LOGIN = '/login'

/** Answers as a Management API with these faults. */
export function withManageFaults(faults: ManageFaults, sudo: Sudo, stores: WatchedStores): Intercept {
  return (call, next, response) => {
    if (faults.maintenance) {
      const reason = 'We are moving to bigger machines.'
      return { status: 503, headers: { 'Retry-After': '30' }, body: { reason } }
    }
    if (faults.login === 'page' || call.path === LOGIN) {
      return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: loginPage() }
    }
    if (faults.login === 'redirect') return { status: 302, headers: { Location: LOGIN } }
    const route = routeOf(call.path)
    if (call.path === VERIFY || !route) return next()
    const unavailableStatus = faults.unavailable[route.resource]
    if (unavailableStatus) return errorReply(unavailableStatus, 'This is not available here.')
    if (faults.down[route.resource]) return serverError()
    if (faults.rejectTokens) return errorReply(401, 'Invalid access token')
    if (!call.claims) return next()

    sudo.recordLogin(call.claims['auth_time'])
    const reply = answerWrite(`${call.method} ${route.resource}`, call, next, { faults, sudo, stores })
    return reply === 'lost' ? loseResponse(response) : reply
  }
}

type Context = { faults: ManageFaults; sudo: Sudo; stores: WatchedStores }

function answerWrite(write: string, call: Call, next: () => Reply, { faults, sudo, stores }: Context): Reply | 'lost' {
  const loseAfter = (status: number, isLost: boolean) => {
    const reply = next()
    return isLost && reply.status === status ? 'lost' : reply
  }
  if (/^(POST|DELETE) tokens$/.test(write) && !sudo.satisfiesStepUp(call.claims?.['auth_time'])) {
    return errorReply(403, 'Confirm that it is you first.', { code: 'manage.sudoRequired' })
  }
  if (write === 'POST tokens') {
    const fault = take(faults, 'nextCreate')
    if (fault === 'error') return serverError()
    if (faults.rejectCreate) return fieldErrors([faults.rejectCreate])
    const reply = next()
    if (reply.status === 201) stores.tokens.secrets.push((reply.body as { token: string }).token)
    return reply.status === 201 && fault === 'lost' ? 'lost' : reply
  }
  if (write === 'DELETE tokens') {
    const fault = take(faults, 'nextDelete')
    if (fault === 'error') return serverError()
    const reply = next()
    return fault === 'gone' ? tokenNotFound() : reply
  }
  if (write === 'PUT invitations') return loseAfter(202, take(faults, 'nextAccept') === 'lost')
  if (write === 'POST promoCodes') return loseAfter(201, take(faults, 'nextApply') === 'lost')
  if (write === 'PUT notifications') stores.notifications.markRequests.push(call.body)
  return next()
}

/** Returns a fault that happens once, and clears it. */
function take<Name extends 'nextCreate' | 'nextDelete' | 'nextAccept' | 'nextApply'>(
  faults: ManageFaults,
  name: Name,
): ManageFaults[Name] {
  const fault = faults[name]
  faults[name] = undefined as ManageFaults[Name]
  return fault
}
