import { useQueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'

import type { ApiError } from '~/api/errors'
import { FACTORS, METHODS, myAccountQueries, type LoginMethod } from '~/api/my-account'
import { serverNow } from '~/api/server-clock'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan, useUser } from '~/session/console-context'
import type { LastLogin } from '~/session/identity'
import { useLastLogin } from '~/session/use-last-login'
import { checked, failedCheck, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { relativeTime } from '~/ui/text/time'
import { useServerMinutes } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { isEnrollable, nameOf, protects } from './kinds'
import { useLoginMethods, useReloadLoginMethods } from './use-login-methods'

/** Check-up items about MFA and the recovery code. Shares its two requests with the Security page. */
export function useLoginMethodCheckUpItems(): CheckUpResult {
  const account = useLoginMethods()
  const isRetry = useIsRetry()
  const hasPassword = useUser().id.startsWith('auth0|')
  const now = useServerMinutes()
  const lastLogin = useLastLogin()
  const isVisible = useCan('security', 'read')
  const hasRecovery = useCan('recoveryCode', 'read')
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  const { reload, isReloading } = useReloadLoginMethods()
  const about = { id: 'mfa', title: words.mfaFailed } as const
  /** An item about something that is missing from a list with unreadable rows. */
  const notKnown = ({ id, title }: Pick<CheckUpItem, 'id' | 'title'>, error: ApiError): CheckUpItem => {
    const item = failedCheck({ id, title }, isReloading ? null : error, reload)
    return isReloading ? item : { ...item, detail: words.someUnreadable }
  }
  if (!isVisible) return checked()

  switch (account.state) {
    case 'pending':
      return isRetry ? checked(failedCheck(about, null, () => {})) : { state: 'pending', expected: 1 }
    case 'unavailable':
      return checked({
        ...about,
        state: 'not-checked',
        detail: words.mfaUnavailable,
        action: { label: words.openSecurity, to: paths.security },
      })
    case 'failed':
      return checked(failedCheck(about, account.error, account.retry))
    case 'ready': {
      const { methods, factors } = account
      const mfa = mfaItem(methods, factors, hasPassword, lastLogin)
      const missing = unreadable ?? (canEnroll(factors) ? undefined : unreadableFactors)
      if (mfa.state !== 'done') return checked(missing ? notKnown(about, missing.error) : mfa)
      const recovery = hasRecovery ? recoveryItem(methods, factors, now) : undefined
      const more = [
        factorNotUsedItem(methods, lastLogin),
        recovery?.state === 'to-do' && unreadable
          ? notKnown({ ...recovery, title: words.recoveryFailed }, unreadable.error)
          : recovery,
      ]
      return checked(mfa, ...more.filter((item) => item !== undefined))
    }
  }
}

/** True if a request has failed before the one in flight. Not reactive: `useLoginMethods` renders after each change. */
function useIsRetry(): boolean {
  const client = useQueryClient()
  return [myAccountQueries.methods(), myAccountQueries.factors()].some(
    ({ queryKey }) => (client.getQueryState(queryKey)?.errorUpdateCount ?? 0) > 0,
  )
}

const canEnroll = (factors: string[]) =>
  factors.some((type) => isEnrollable(type) && type !== 'passkey' && type !== 'recovery-code')

function mfaItem(
  methods: LoginMethod[],
  factors: string[],
  hasPassword: boolean,
  { usedFactor }: LastLogin,
): CheckUpItem {
  const protecting = methods.filter(protects)
  if (protecting.length > 0) {
    const names = protecting.map(nameOf)
    const detail = usedFactor ? words.mfaUsed(names) : words.mfaSetUpMore(names)
    return { id: 'mfa', state: 'done', title: words.mfaSetUp, detail }
  }
  // Auth0 has no factors for this user, but another login provider may ask for one.
  if (!canEnroll(factors) && !hasPassword) {
    return { id: 'mfa', state: 'not-checked', title: words.mfaFailed, detail: words.mfaElsewhere }
  }
  if (!canEnroll(factors)) return { id: 'mfa', state: 'to-do', title: words.mfaOff, detail: words.mfaOffAskAdmin }
  return {
    id: 'mfa',
    state: 'to-do',
    title: words.mfaOff,
    detail: hasPassword ? words.mfaOffMore : words.mfaOffMoreElsewhere,
    action: { label: words.enable, to: paths.addLoginMethod() },
  }
}

/**
 * Says that the tenant did not ask for a factor that the user had set up before the last login. Whether a login asks is up
 * to the tenant (docs/auth0.md#a-second-factor-at-each-login), and the API does not tell.
 */
function factorNotUsedItem(methods: LoginMethod[], { at, usedFactor }: LastLogin): CheckUpItem | undefined {
  if (at === undefined || usedFactor !== false) return undefined
  const loggedIn = serverNow() - (Date.now() - at)
  const hadFactor = methods.some((method) => protects(method) && method.created && method.created.getTime() < loggedIn)
  if (!hadFactor) return undefined
  return { id: 'mfa-not-used', state: 'to-do', title: words.mfaNotUsed, detail: words.mfaNotUsedMore }
}

/** Undefined if the user has no recovery code and the tenant does not offer one. */
function recoveryItem(methods: LoginMethod[], factors: string[], now: number): CheckUpItem | undefined {
  const code = methods.find(({ type, isConfirmed }) => type === 'recovery-code' && isConfirmed)
  if (code) {
    const detail = code.created ? words.recoveryDoneWhen(relativeTime(code.created, now)) : words.recoveryDoneMore
    return { id: 'recovery-code', state: 'done', title: words.recoveryDone, detail }
  }
  if (!factors.includes('recovery-code')) return undefined
  return {
    id: 'recovery-code',
    state: 'to-do',
    title: words.recoveryMissing,
    detail: words.recoveryMissingMore,
    action: { label: words.createRecovery, to: paths.addLoginMethod('recovery-code') },
  }
}
