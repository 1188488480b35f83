import type { StoredMethod } from '~/demo/data/account-state'

/** A factor that the user can choose for the second step. */
export type Factor = StoredMethod | 'recovery-code'

const LABELS: Record<string, string> = {
  totp: 'Use the authenticator app',
  'push-notification': 'Use a push notification',
  email: 'Send a code by email',
  phone: 'Send a code by text message',
}

type Props = { factors: StoredMethod[]; current: Factor; onChoose: (factor: Factor) => void }

/** Buttons for the other factors. Always offers the recovery code, to not reveal whether the user has one. */
export function OtherFactors({ factors, current, onChoose }: Props) {
  return (
    <div className="demo-others">
      {factors
        .filter((factor) => factor !== current)
        .map((factor) => (
          <button key={factor.method.id} type="button" className="btn ghost" onClick={() => onChoose(factor)}>
            {[LABELS[factor.method.type], factor.method.name].filter(Boolean).join(': ')}
          </button>
        ))}
      {current !== 'recovery-code' && (
        <button type="button" className="btn ghost" onClick={() => onChoose('recovery-code')}>
          Use a recovery code
        </button>
      )}
    </div>
  )
}
