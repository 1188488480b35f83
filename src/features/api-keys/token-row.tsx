import { useEffect, useState } from 'react'

import { decodeJwt, type JwtClaims } from '~/api/jwt'
import { serverNow } from '~/api/server-clock'
import { Button } from '~/ui/controls/button'
import { CopyButton } from '~/ui/controls/copy-button'
import { lazyComponent } from '~/lib/lazy-component'
import { Time } from '~/ui/text/time'
import { useNow } from '~/ui/hooks/use-now'

import { developerWords as words } from './words'

const TokenClaims = lazyComponent(() => import('./token-claims').then((module) => module.TokenClaims))

const REVEALED_MS = 30_000

type Props = { token: string | undefined; onRenew: () => void; isRenewing: boolean }

/** The developer token: masked, revealed on demand, with its remaining life. */
export function TokenRow({ token, onRenew, isRenewing }: Props) {
  const [isRevealed, setRevealed] = useState(false)

  // Hide the token automatically: users forget to, and a window without focus may be on a shared screen.
  useEffect(() => {
    if (!isRevealed) return
    const hide = () => setRevealed(false)
    const timer = setTimeout(hide, REVEALED_MS)
    addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      removeEventListener('blur', hide)
    }
  }, [isRevealed])

  if (token === undefined) {
    return (
      <div className="panel-row">
        <p className="panel-label">{words.token}</p>
        <p>{words.noToken}</p>
        <Button small busy={isRenewing} onClick={onRenew}>
          {words.getFresh}
        </Button>
      </div>
    )
  }
  const claims = decodeJwt(token)
  return (
    <div className="panel-row">
      <p className="panel-label">{words.token}</p>
      <div className="min-w-0">
        <code className={isRevealed ? 'break-all secret-print' : 'break-all'} translate="no">
          {isRevealed ? token : mask(token)}
        </code>
        {claims ? (
          <Life claims={claims} onRenew={onRenew} isRenewing={isRenewing} />
        ) : (
          <p className="hint">{words.notJwt}</p>
        )}
        {claims && <Claims claims={claims} />}
      </div>
      <div className="flex gap-1 self-start">
        <Button
          small
          look="ghost"
          icon="eye"
          aria-label={isRevealed ? words.hide : words.reveal}
          onClick={() => setRevealed(!isRevealed)}
        >
          <span className="max-[560px]:hidden">{isRevealed ? words.hideShort : words.revealShort}</span>
        </Button>
        <CopyButton what={words.copyToken} text={() => token} />
      </div>
    </div>
  )
}

/** Shows the start and end of the token: enough to recognize it, not enough to use it. */
export function mask(token: string): string {
  return token.length > 12 ? `${token.slice(0, 4)}••••••••••••${token.slice(-4)}` : '••••••••'
}

type LifeProps = { claims: JwtClaims; onRenew: () => void; isRenewing: boolean }

function Life({ claims: { issuedAt, expiresAt }, onRenew, isRenewing }: LifeProps) {
  useNow(1000)
  if (!expiresAt) return <p className="hint">{words.hasNoExpiry}</p>
  const left = expiresAt.getTime() - serverNow()
  if (left <= 0) {
    return (
      <p className="hint flex flex-wrap items-center gap-2" role="status">
        <span className="text-bad">{words.expired}</span>
        <Button small busy={isRenewing} onClick={onRenew}>
          {words.getFresh}
        </Button>
      </p>
    )
  }
  const share = issuedAt ? left / (expiresAt.getTime() - issuedAt.getTime()) : 1
  return (
    <p className="hint flex items-center gap-2">
      <Ring share={Math.min(1, share)} />
      <Time at={expiresAt}>{words.expiresIn(duration(left))}</Time>
    </p>
  )
}

/** Formats a duration as "18 h 41 min", or as "41 min 7 s" in the last hour. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`
}

const CIRCUMFERENCE = 2 * Math.PI * 6

/** A ring that empties as the token ages. */
function Ring({ share }: { share: number }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth="2.5"
      aria-hidden="true"
      className={share < 0.1 ? 'text-warn' : 'text-ok'}
    >
      <circle cx="8" cy="8" r="6" stroke="var(--line-strong)" />
      <circle
        cx="8"
        cy="8"
        r="6"
        stroke="currentColor"
        strokeLinecap="round"
        transform="rotate(-90 8 8)"
        strokeDasharray={`${share * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
      />
    </svg>
  )
}

function Claims({ claims }: { claims: JwtClaims }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="hint" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.decoded}</summary>
      {isOpen && <TokenClaims claims={claims} />}
    </details>
  )
}
