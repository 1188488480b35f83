import type { Strength } from './strength'
import { nextWords, protectionWords, strengthWords as words } from './strength-words'

/** A meter with a sentence: how well the logins are protected, and the step that adds the most. */
export function StrengthRow({ strength, provider }: { strength: Strength; provider: string | undefined }) {
  if (strength.state === 'pending') {
    return (
      <div className="strength" aria-busy="true">
        <Meter level={0} />
        <p>
          <span className="sr-only">{words.pending}</span>
          <span className="bone w-52" />
        </p>
        <p>
          <span className="bone w-60" />
        </p>
      </div>
    )
  }
  const { title, more } = textOf(strength, provider)
  return (
    <div className="strength">
      <Meter level={strength.state === 'known' ? strength.level : undefined} />
      <p className="font-semibold">{title}</p>
      {more && <p className="text-muted">{more}</p>}
    </div>
  )
}

function textOf(strength: Exclude<Strength, { state: 'pending' }>, provider: string | undefined) {
  if (strength.state === 'known') {
    const login = provider === undefined ? words.password : words.loginWith(provider)
    const { protection, dependsOnTenant, next } = strength
    const more = [dependsOnTenant && words.dependsOnTenant, next && nextWords[next]].filter(Boolean).join(' ')
    return { title: protectionWords[protection](login), more }
  }
  const { reason } = strength
  return { title: words.unknown, more: reason === 'provider' ? words.provider(provider ?? '') : words[reason] }
}

const valueOf = (level: number) => ({
  role: 'meter',
  'aria-label': words.meter,
  'aria-valuemin': 0,
  'aria-valuemax': 4,
  'aria-valuenow': level,
  'aria-valuetext': words.level(level),
})

/** Four segments. Without a level, their outlines only. */
function Meter({ level }: { level: number | undefined }) {
  return (
    <svg
      className="meter"
      {...(level ? valueOf(level) : { 'aria-hidden': true })}
      data-level={level}
      width="189"
      height="7"
      viewBox="0 0 189 7"
    >
      {[1, 2, 3, 4].map((segment) => (
        <rect
          key={segment}
          x={(segment - 1) * 48 + 0.5}
          y="0.5"
          width="44"
          height="6"
          rx="3"
          data-on={level !== undefined && segment <= level ? '' : undefined}
        />
      ))}
    </svg>
  )
}
