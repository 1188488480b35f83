import { useQueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'

import type { ApiError } from '~/api/errors'
import { FACTORS, METHODS, myAccountQueries, type LoginMethod } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan, useUser } from '~/session/console-context'
import type { LastLogin, User } from '~/session/identity'
import { useLastLogin } from '~/session/use-last-login'
import { checked, failedCheck, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { relativeTime } from '~/ui/text/time'
import { useServerMinutes } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { isEnrollable, isPasskey, nameOf, protects } from './kinds'
import { inServerTime, wasFactorAsked } from './strength'
import { useLoginMethods, useReloadLoginMethods } from './use-login-methods'

/**
 * Check-up items about the protections of the account, in the order of the page: email address, MFA, passkey, recovery
 * code, and the last login. Shares its two requests with the Security page.
 */
export function useLoginMethodCheckUpItems(): CheckUpResult {
  const account = useLoginMethods()
  const isRetry = useIsRetry()
  const user = useUser()
  const hasPassword = user.id.startsWith('auth0|')
  const now = useServerMinutes()
  const lastLogin = useLastLogin()
  const isVisible = useCan('security', 'read')
  const hasProfile = useCan('profile', 'read')
  const hasRecovery = useCan('recoveryCode', 'read')
  const hasPasskeys = useCan('passkey', 'read')
  const { [METHODS]: unreadable, [FACTORS]: unreadableFactors } = useStore(unreadableRows)
  const { reload, isReloading } = useReloadLoginMethods()
  const about = { id: 'mfa', title: words.mfaFailed, protection: words.allMethods }
  /** An item about something that is missing from a list with unreadable rows. */
  const notKnown = (item: CheckUpItem, title: string, error: ApiError): CheckUpItem => {
    const failed = failedCheck({ ...item, title }, isReloading ? null : error, reload)
    return isReloading ? failed : { ...failed, detail: words.someUnreadable }
  }
  if (!isVisible) return checked()

  const listed = (...items: (CheckUpItem | undefined)[]) =>
    checked(...[emailItem(user, hasProfile), ...items].filter((item) => item !== undefined))
  const login = lastLoginItem(lastLogin, hasPassword)
  switch (account.state) {
    case 'pending':
      return isRetry
        ? listed(
            failedCheck(about, null, () => {}),
            login,
          )
        : { state: 'pending', expected: 5 }
    case 'unavailable': {
      const action = { label: words.openSecurity, to: paths.security }
      return listed({ ...about, state: 'unknown', detail: words.mfaUnavailable, action }, login)
    }
    case 'failed':
      return listed(failedCheck(about, account.error, account.retry), login)
    case 'ready': {
      const { methods, factors } = account
      const mfa = mfaItem(methods, factors, hasPassword)
      const passkey = hasPasskeys ? passkeyItem(methods, factors) : undefined
      const recovery = hasRecovery ? recoveryItem(methods, factors, mfa, now) : undefined
      const missingFactor = unreadable ?? (canEnroll(factors) ? undefined : unreadableFactors)
      return listed(
        mfa.state !== 'done' && missingFactor ? notKnown(mfa, words.mfaFailed, missingFactor.error) : mfa,
        passkey?.state === 'to-do' && unreadable ? notKnown(passkey, words.passkeyFailed, unreadable.error) : passkey,
        recovery && recovery.state !== 'done' && unreadable
          ? notKnown(recovery, words.recoveryFailed, unreadable.error)
          : recovery,
        factorNotUsedItem(methods, lastLogin) ?? login,
      )
    }
  }
}

/** Undefined if the ID token does not say whether the address is verified. */
function emailItem({ email, isEmailVerified }: User, hasProfile: boolean): CheckUpItem | undefined {
  if (!email || typeof isEmailVerified !== 'boolean') return undefined
  const about = { id: 'email', protection: words.protectionEmail }
  if (isEmailVerified)
    return { ...about, state: 'done', title: words.emailVerified, detail: words.emailVerifiedMore(email) }
  return {
    ...about,
    state: 'to-do',
    severity: 'important',
    title: words.emailNotVerified,
    detail: words.emailNotVerifiedMore(email),
    why: words.emailWhy,
    // The Profile page says how to get another email.
    remedy: hasProfile ? { step: words.emailStep, minutes: 2, label: words.emailLabel, to: paths.profile } : undefined,
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

function mfaItem(methods: LoginMethod[], factors: string[], hasPassword: boolean): CheckUpItem {
  const about = { id: 'mfa', protection: words.protectionMfa }
  const protecting = methods.filter(protects)
  if (protecting.length > 0) {
    return { ...about, state: 'done', title: words.mfaSetUp, detail: words.mfaSetUpMore(protecting.map(nameOf)) }
  }
  // Auth0 has no factors for this user, but another login provider may ask for one.
  if (!canEnroll(factors) && !hasPassword) {
    return { ...about, state: 'unknown', title: words.mfaFailed, detail: words.mfaElsewhere }
  }
  const why = hasPassword ? words.mfaOffWhy : words.mfaOffWhyElsewhere
  const off = { ...about, state: 'to-do', severity: 'urgent', title: words.mfaOff, why } as const
  if (!canEnroll(factors)) return { ...off, detail: words.mfaOffAskAdmin }
  const remedy = { step: words.mfaStep, minutes: 1, label: words.enable, to: paths.addLoginMethod() }
  return { ...off, detail: '', remedy }
}

/** Undefined if the user has no passkey and the tenant does not offer one. */
function passkeyItem(methods: LoginMethod[], factors: string[]): CheckUpItem | undefined {
  const about = { id: 'passkey', protection: words.protectionPasskey }
  const passkeys = methods.filter((method) => isPasskey(method) && method.isConfirmed)
  if (passkeys.length > 0) {
    const detail = words.passkeyDoneMore(passkeys.map(nameOf))
    return { ...about, state: 'done', title: words.passkeyDone, detail }
  }
  if (!factors.includes('passkey')) return undefined
  const to = paths.addLoginMethod('passkey')
  return {
    ...about,
    state: 'to-do',
    severity: 'minor',
    title: words.passkeyMissing,
    detail: '',
    why: words.passkeyWhy,
    remedy: { step: words.passkeyStep, minutes: 1, label: words.passkeyStep, to },
    dismissible: ['passkey'],
  }
}

const lastLoginId = 'last-login'

/** Says that the tenant did not ask for a factor that the user had set up. The Security page follows the same rule. */
function factorNotUsedItem(methods: LoginMethod[], lastLogin: LastLogin): CheckUpItem | undefined {
  if (wasFactorAsked(methods, inServerTime(lastLogin)) !== false) return undefined
  return {
    id: lastLoginId,
    state: 'to-do',
    severity: 'important',
    title: words.mfaNotUsed,
    detail: words.mfaNotUsedMore,
    why: words.mfaNotUsedWhy,
  }
}

/**
 * Undefined if the time of the last login is unknown. `at` is in the time of this device. Another login provider may have
 * asked for a factor that Auth0 knows nothing of.
 */
function lastLoginItem({ at, usedFactor }: LastLogin, hasPassword: boolean): CheckUpItem | undefined {
  if (at === undefined) return undefined
  const when = relativeTime(new Date(at), Date.now())
  const withoutFactor = usedFactor === false && hasPassword
  const detail = usedFactor ? words.loginWithFactor(when) : withoutFactor ? words.loginWithout(when) : when
  return { id: lastLoginId, state: 'fact', title: words.lastLogin, detail }
}

/** Undefined if the user has no recovery code and the tenant does not offer one. */
function recoveryItem(
  methods: LoginMethod[],
  factors: string[],
  mfa: CheckUpItem,
  now: number,
): CheckUpItem | undefined {
  const about = { id: 'recovery-code', protection: words.protectionRecovery }
  const code = methods.find(({ type, isConfirmed }) => type === 'recovery-code' && isConfirmed)
  if (code) {
    const detail = code.created ? words.recoveryDoneWhen(relativeTime(code.created, now)) : words.recoveryDoneMore
    return { ...about, state: 'done', title: words.recoveryDone, detail }
  }
  // Without a second factor that can be set up, there is nothing to recover.
  if (!factors.includes('recovery-code') || (mfa.state !== 'done' && !canEnroll(factors))) return undefined
  if (mfa.state !== 'done')
    return { ...about, state: 'later', title: words.recoveryLater, detail: words.recoveryLaterMore }
  const remedy = {
    step: words.createRecovery,
    minutes: 1,
    label: words.createRecovery,
    to: paths.addLoginMethod('recovery-code'),
  }
  return {
    ...about,
    state: 'to-do',
    severity: 'important',
    title: words.recoveryMissing,
    detail: '',
    why: words.recoveryWhy,
    remedy,
  }
}
