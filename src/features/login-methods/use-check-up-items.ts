import { useQueryClient } from '@tanstack/react-query'

import { myAccountQueries, type LoginMethod } from '~/api/my-account'
import { useUser } from '~/session/console-context'
import { known, unknownBecause, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { relativeTime } from '~/ui/text/time'
import { useNow } from '~/ui/hooks/use-now'

import { checkUpWords as words } from './check-up-words'
import { isEnrollable, nameOf, protects } from './kinds'
import { useLoginMethods } from './use-login-methods'

const ADD = `${paths.security}?do=add`
const ADD_RECOVERY_CODE = `${ADD}&type=recovery-code`
/** What the check-up says of a person's ways to log in. The same two calls as the Security page, once a visit for both. */
export function useLoginMethodCheckUpItems(): CheckUpResult {
  const account = useLoginMethods()
  const hasFailed = useHasFailed()
  const hasPassword = useUser().id.startsWith('auth0|')
  const now = useNow(60_000)
  const mfaUnknown = { id: 'mfa', title: words.mfaUnknown } as const

  switch (account.state) {
    case 'pending':
      return hasFailed ? known(unknownBecause(mfaUnknown, null, () => {})) : { state: 'pending', expected: 1 }
    case 'unavailable':
      return known({
        ...mfaUnknown,
        state: 'unknown',
        detail: words.mfaAbsent,
        action: { label: words.openSecurity, to: paths.security },
      })
    case 'failed':
      return known(unknownBecause(mfaUnknown, account.error, account.retry))
    case 'ready': {
      const mfa = mfaFinding(account.methods, account.factors, hasPassword)
      const recovery = mfa.state === 'done' && recoveryFinding(account.methods, account.factors, now)
      return recovery ? known(mfa, recovery) : known(mfa)
    }
  }
}

/** Whether it has failed before what is under way now. Whoever asks is drawn anew by the queries themselves. */
function useHasFailed(): boolean {
  const client = useQueryClient()
  return [myAccountQueries.methods(), myAccountQueries.factors()].some(
    ({ queryKey }) => (client.getQueryState(queryKey)?.errorUpdateCount ?? 0) > 0,
  )
}

function mfaFinding(methods: LoginMethod[], factors: string[], hasPassword: boolean): CheckUpItem {
  const protecting = methods.filter(protects)
  if (protecting.length > 0) {
    const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(protecting.map(nameOf))
    const detail = hasPassword ? words.mfaOnMore(names) : words.mfaOnMoreElsewhere(names)
    return { id: 'mfa', state: 'done', title: words.mfaOn, detail }
  }
  const isOffered = factors.some((type) => isEnrollable(type) && type !== 'passkey' && type !== 'recovery-code')
  // Nothing set up and nothing to set up says nothing of what another provider asks for.
  if (!isOffered && !hasPassword) {
    return { id: 'mfa', state: 'unknown', title: words.mfaUnknown, detail: words.mfaElsewhere }
  }
  if (!isOffered) return { id: 'mfa', state: 'to-do', title: words.mfaOff, detail: words.mfaNotOffered }
  return {
    id: 'mfa',
    state: 'to-do',
    title: words.mfaOff,
    detail: hasPassword ? words.mfaOffMore : words.mfaOffMoreElsewhere,
    action: { label: words.enable, to: ADD },
  }
}

/** For whoever has a factor to lose, and a tenant that offers the codes. */
function recoveryFinding(methods: LoginMethod[], factors: string[], now: number): CheckUpItem | undefined {
  const code = methods.find(({ type, isConfirmed }) => type === 'recovery-code' && isConfirmed)
  if (code) {
    const detail = code.created ? words.recoveryMadeWhen(relativeTime(code.created, now)) : words.recoveryMadeMore
    return { id: 'recovery-code', state: 'done', title: words.recoveryMade, detail }
  }
  if (!factors.includes('recovery-code')) return undefined
  return {
    id: 'recovery-code',
    state: 'to-do',
    title: words.recoveryMissing,
    detail: words.recoveryMissingMore,
    action: { label: words.makeRecovery, to: ADD_RECOVERY_CODE },
  }
}
