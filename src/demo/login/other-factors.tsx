import type { StoredMethod } from '~/demo/data/authentication-methods'

export type Way = StoredMethod | 'recovery-code'

const NAMES: Record<string, string> = {
  totp: 'Use the authenticator app',
  'push-notification': 'Use a push message',
  email: 'Send a code by email',
  phone: 'Send a text message',
}

type Props = { factors: StoredMethod[]; current: Way; onChoose: (way: Way) => void }

/** Always the recovery code too: whether somebody has one is not for the page to tell. */
export function OtherWays({ factors, current, onChoose }: Props) {
  return (
    <div className="demo-buttons demo-apart">
      {factors
        .filter((factor) => factor !== current)
        .map((factor) => (
          <button key={factor.shown.id} type="button" onClick={() => onChoose(factor)}>
            {[NAMES[factor.shown.type], factor.shown.name].filter(Boolean).join(': ')}
          </button>
        ))}
      {current !== 'recovery-code' && (
        <button type="button" onClick={() => onChoose('recovery-code')}>
          Use a recovery code
        </button>
      )}
    </div>
  )
}
