import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'

import { apiKeyQueries, type AllApiKeys, type ApiKey } from '~/api/api-keys'
import type { JwtClaims } from '~/api/jwt'
import { decodePastedJwt } from '~/api/pasted-jwt'
import { rememberToken } from '~/api/recognized-tokens'
import { isBlank } from '~/lib/visible-text'
import { useConsole } from '~/session/console-context'
import { useServerNow } from '~/ui/hooks/use-server-now'
import { relativeTime } from '~/ui/text/time'

import { whoseWords as words } from './tool-words'

type Props = {
  /** The key whose token is asked for. Then no other keys are searched. */
  expected?: ApiKey
  /** Called when the pasted token belongs to `expected`. */
  onRecognized?: () => void
}

/** Decodes a pasted token and shows its owner. The token is not sent anywhere. */
export function WhoseToken({ expected, onRecognized }: Props) {
  const id = useId()
  const { config } = useConsole()
  // Only this component holds the pasted token, and it unmounts when the panel closes.
  const [pasted, setPasted] = useState('')
  const claims = useMemo(() => decodePastedJwt(pasted), [pasted])
  const expiry = claims?.expiresAt?.getTime() ?? 0
  const now = useServerNow((from) => (expiry > from ? expiry : undefined))
  const keys = useQuery({
    ...apiKeyQueries.everything({ by: 'name', direction: 'asc' }),
    enabled: claims !== null && !expected,
  })
  const candidates = expected ? [expected] : keys.data?.keys
  const key = claims ? candidates?.find(({ clientId }) => clientId === claims.clientId) : undefined

  const report = useRef(onRecognized)
  useEffect(() => {
    report.current = onRecognized
  })
  const clientId = key?.clientId
  useEffect(() => {
    if (clientId === undefined || !claims) return
    rememberToken(clientId, claims)
    report.current?.()
  }, [clientId, claims])

  return (
    <div className="field">
      <label htmlFor={id}>{words.label}</label>
      <textarea
        id={id}
        rows={3}
        className="input mono"
        spellCheck={false}
        autoComplete="off"
        value={pasted}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setPasted(event.target.value)}
      />
      <p id={`${id}-hint`} className="field-hint">
        {words.hint}
      </p>
      <div role="status" className="grid gap-1">
        {!isBlank(pasted) && !claims && <p className="field-error">{words.notJwt}</p>}
        {claims && (
          <>
            <p className="font-medium">
              {expected ? whether(claims, key) : whose(claims, key, keys.data, keys.isError)}
            </p>
            <p>{life(claims, now)}</p>
            <p>
              {claims.audience.includes(config.auth0.audience)
                ? words.ownAudience
                : words.otherAudience(claims.audience)}
            </p>
            <p className="hint">{words.unverified}</p>
          </>
        )}
      </div>
    </div>
  )
}

function whether({ clientId }: JwtClaims, key: ApiKey | undefined): string {
  if (key) return words.ofNewKey
  return clientId === undefined ? words.noClient : words.notOfNewKey
}

function whose(
  { clientId }: JwtClaims,
  key: ApiKey | undefined,
  all: AllApiKeys | undefined,
  isError: boolean,
): string {
  if (clientId === undefined) return words.noClient
  if (key) return words.yours(key.name)
  if (isError || (all?.complete && all.unreadable)) return words.incomplete
  return all?.complete ? words.notYours : words.reading
}

function life({ expiresAt }: JwtClaims, now: number): string {
  if (!expiresAt) return words.noExpiry
  const when = relativeTime(expiresAt, now)
  return expiresAt.getTime() <= now ? words.expired(when) : words.valid(when)
}
